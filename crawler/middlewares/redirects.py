"""Redirects that are followed to their end: none is dropped because its target was seen, a circle is named."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

from spiders.faults import Refused


class Redirects(RedirectMiddleware):
    """Scrapy's own, which would drop a redirect to an address that was asked before without a word."""

    def process_response(  # type: ignore[override]  # the spider argument is deprecated
        self, request: Request, response: Response
    ) -> Request | Response:
        """Follow one redirect, or raise `Refused` where it leads back."""
        followed = super().process_response(request, response)
        if not isinstance(followed, Request):
            return followed
        if followed.url in followed.meta["redirect_urls"]:
            raise Refused("redirect loop", f"{request.url} leads back to {followed.url}", issue=True)
        return followed.replace(dont_filter=True)
