"""Kept for scripts that import it: the original had nothing here that a script could use."""
