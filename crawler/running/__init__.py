"""One run of the crawl: its requests and answers, from the network or from the archive."""
