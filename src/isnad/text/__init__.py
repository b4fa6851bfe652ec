"""From exact text to folded tokens; offsets never move."""
