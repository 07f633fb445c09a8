"""The outer form of a title: issuers, papers, news, and what they are about."""
