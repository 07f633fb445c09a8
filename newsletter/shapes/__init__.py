"""An issue as its readers get it: HTML for mail, plain text, pages of the past ones."""
