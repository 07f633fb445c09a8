"""The Scrapy project around the spiders, archive and replay, health, and the command `zhengce`."""
