"""The members' newsletter: drafts of titles and issues, rendering, sending, alerts."""
