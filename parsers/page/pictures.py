"""Which pictures of a body are its content (一图读懂, scans), and which are furniture of the site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# What a CMS names by itself, wherever it lies: W020260506…, S80b9f32b…-750, 微信图片_20260805….
_OWN_NAME = re.compile(r"\d{8}|[0-9a-f]{16}", re.IGNORECASE)
_FOLDER = re.compile(
    r"/(?:images?|img|imgs|icons?|static|css|js|lib|libs|script|skins?|styles?|themes?|templates?|tpl\w*|common|default|xhtml)/",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:(?:icon|ico|logo|banner|btn|button|bg|arrow|blank|space|spacer|line|dot|share|weixin|wx|wb|weibo|qr|qrcode|ewm|erweima|"
    r"print|close|top|loading|search|file|pdf|docx?|xlsx?|zip|rar|fenxiang|dayin)[\W_\d]|.{0,60}\.svg$)",
    re.IGNORECASE,
)


def is_content(address: str) -> bool:
    """Whether a picture with this address is part of what a page says: no icon, no logo, nothing of a theme."""
    folder, _, name = urlsplit(address).path.rpartition("/")
    if _OWN_NAME.search(name):
        return True
    return not (_FOLDER.search(folder + "/") or _NAME.match(name))
