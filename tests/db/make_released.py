"""Makes a small database as a release wrote it: ``python -m tests.db.make_released NAME FILE``.

Each release that changes the schema adds its last migration to `RELEASES`; the tests then upgrade such a file.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from sqlite_utils import Database

from db.file.migrations import migrations, names

# release -> its last migration
RELEASES = {"0.1.0": "m001_first_schema", "0.2.0": "m017_templates_of_documents"}

ROWS = """
INSERT INTO labels (id, facet, position, zh, ja, en) VALUES ('energy-saving', 'theme', 0, '节能', '省エネ', 'Energy saving');
INSERT INTO agencies (id, name) VALUES (1, '生态环境部');
INSERT INTO runs (id, kind, started_at, finished_at, outcome) VALUES (1, 'crawl', '2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z', 'ok');
INSERT INTO documents (id, title, number, number_key, title_key, kind, issuers, source, url, published_on, sort_on, scope, first_seen, last_seen)
  VALUES (7, '关于节能的通知', '环测〔2021〕7号', '环测2021-7', '关于节能的通知', '通知', '生态环境部', 'mee', 'https://www.mee.gov.cn/7.html', '2021-07-01', '2021-07-01', 'in', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
INSERT INTO bodies (document_id, text, html) VALUES (7, '为推进节能，制定本通知。', '<p>为推进节能，制定本通知。</p>');
INSERT INTO publications (id, document_id, source, url, url_key, template, title, kind, number, issuers, published_on, content_hash, first_seen, last_seen, checked_at)
  VALUES (3, 7, 'mee', 'https://www.mee.gov.cn/7.html', 'https://mee.gov.cn/7.html', 'xxgk', '关于节能的通知', '通知', '环测〔2021〕7号', '生态环境部', '2021-07-01', 'h', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
INSERT INTO versions (publication_id, number, seen_at, title, text, content_hash) VALUES (3, 1, '2026-01-01T00:00:00Z', '关于节能的通知', '为推进节能，制定本通知。', 'h');
INSERT INTO document_agencies VALUES (7, 1, 0);
INSERT INTO document_labels (document_id, label_id, score) VALUES (7, 'energy-saving', 0.9);
INSERT INTO evidence VALUES (7, 'energy-saving', 0, '节能', 'title', 2, '关于节能的通知');
INSERT INTO changes (id, document_id, run_id, at, what) VALUES (1, 7, 1, '2026-01-01T00:00:00Z', 'added');
INSERT INTO issues (source, kind, url, detail, first_seen, last_seen) VALUES ('mee', 'Blocked', 'https://www.mee.gov.cn/8.html', '521', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
INSERT INTO translations (document_id, lang, title, draft) VALUES (7, 'ja', '省エネに関する通知', 0);
INSERT INTO counts (facet, value, n, newest) SELECT facet, value, count(*), max(sort_on) FROM document_facets GROUP BY 1, 2;
"""  # noqa: E501 - rows stay on their line


def make(release: str, path: Path) -> None:
    """Write the file as `release` would have."""
    conn = sqlite3.connect(path)
    order = names()
    after = order[order.index(RELEASES[release]) + 1 :]
    migrations.apply(Database(conn), stop_before=after)
    conn.executescript(ROWS)
    conn.close()


if __name__ == "__main__":
    make(sys.argv[1], Path(sys.argv[2]))
