"""Feeds: Atom, JSON Feed and iCalendar of every view, the export of changes, the sitemap and robots.txt."""
