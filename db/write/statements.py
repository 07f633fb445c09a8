"""The statements that write pages and bodies: their columns follow from the declared facts."""

from __future__ import annotations

from db.write.documents import PUBLICATION_COLUMNS
from policy.facts import kept

INSERT_PUBLICATION = (
    f"INSERT INTO publications (id, document_id, join_rule, etag, last_modified, first_seen, last_seen, checked_at,"
    f" {', '.join(PUBLICATION_COLUMNS)}) VALUES ({', '.join('?' * (8 + len(PUBLICATION_COLUMNS)))})"
)
UPDATE_PUBLICATION = f"UPDATE publications SET {', '.join(f'{name} = ?' for name in PUBLICATION_COLUMNS)} WHERE id = ?"
OF_BODY = kept("body")
INSERT_BODY = (
    f"INSERT INTO bodies ({', '.join(fact.name for fact in OF_BODY)}, document_id)"
    f" VALUES ({', '.join('?' * (1 + len(OF_BODY)))})"
)
UPDATE_BODY = f"UPDATE bodies SET {', '.join(f'{fact.name} = ?' for fact in OF_BODY)} WHERE document_id = ?"
