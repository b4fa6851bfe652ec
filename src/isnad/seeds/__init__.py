"""Curated knowledge: who is who, which words evoke what; checked at load."""
