"""The editor's file read back: its blocks, and what is filled in."""
