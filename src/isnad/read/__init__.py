"""From files to articles: every input is found, decoded, and judged usable or rejected with a reason."""
