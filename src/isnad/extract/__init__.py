"""The stages of extraction: pure functions over words, each ignorant of the others."""
