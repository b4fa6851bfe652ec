"""Claims in the formats of other tools."""
