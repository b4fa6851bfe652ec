"""Extractors: each turns an article into claims."""
