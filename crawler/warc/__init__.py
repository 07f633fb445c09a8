"""The archive: raw pages as WARC files, written, found again, and read past damage."""
