-- The first released schema. Later changes are named migrations in migrations.py; this text is never edited after release.
-- Instants are ISO 8601 in UTC (2026-11-23T06:00:00Z). Dates are YYYY, YYYY-MM or YYYY-MM-DD: the length is the precision.

CREATE TABLE documents (               -- one policy, whichever sites published it
  id INTEGER PRIMARY KEY,              -- stays for ever: it is the address /documents/ID, the feed entry and the calendar UID
  title TEXT NOT NULL,
  number TEXT,                         -- 文号 with 〔〕
  number_key TEXT,                     -- the number without brackets and blanks, for look-up
  title_key TEXT NOT NULL DEFAULT '',  -- the title without issuers, number and punctuation, for look-up
  plan_key TEXT,                       -- the same of the plan that a covering notice (关于印发《…》的通知) issues
  kind TEXT,
  status TEXT,                         -- 试行 暂行 征求意见 …
  issuers TEXT NOT NULL DEFAULT '',    -- canonical names joined by 、 ; the join table is document_agencies
  source TEXT NOT NULL,                -- of the main publication
  url TEXT NOT NULL,                   -- of the main publication
  index_number TEXT,
  subject TEXT,
  signed_on TEXT,                      -- 成文日期
  issued_on TEXT,                      -- 生成日期 / 印发
  published_on TEXT,                   -- 发布日期
  effective_on TEXT,                   -- 施行
  comments_due_on TEXT,                -- 征求意见截止
  sort_on TEXT NOT NULL,               -- published_on, else issued_on, signed_on, date in the url; what the timeline sorts by
  scope TEXT NOT NULL CHECK (scope IN ('in', 'out', 'unsure')),
  scope_reason TEXT NOT NULL DEFAULT '',
  identity_rule TEXT NOT NULL DEFAULT '',  -- by which rule its publications were joined
  repealed_by INTEGER REFERENCES documents(id),
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  changed_at TEXT,                     -- last time a new version was stored
  gone_since TEXT                      -- all publications vanished since
);
CREATE INDEX documents_sort ON documents(sort_on DESC, id DESC);
CREATE INDEX documents_scope_sort ON documents(scope, sort_on DESC, id DESC);
CREATE INDEX documents_kind ON documents(kind, scope);      -- these three for facets
CREATE INDEX documents_source ON documents(source, scope);
CREATE INDEX documents_status ON documents(status, scope);
CREATE INDEX documents_number ON documents(number_key);
CREATE INDEX documents_title ON documents(title_key);
CREATE INDEX documents_plan ON documents(plan_key) WHERE plan_key IS NOT NULL;
CREATE INDEX documents_first_seen ON documents(first_seen);
CREATE INDEX documents_due ON documents(comments_due_on) WHERE comments_due_on IS NOT NULL;
CREATE INDEX documents_effective ON documents(effective_on) WHERE effective_on IS NOT NULL;

CREATE TABLE moved_documents (         -- ids that were handed out and now belong to another document (joined by a person)
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE
);

CREATE TABLE bodies (                  -- the current text of the main publication, apart so that lists stay small
  document_id INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  html TEXT NOT NULL,                  -- sanitised
  annex_at INTEGER
);

CREATE TABLE publications (            -- one site's copy of a document
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  url TEXT NOT NULL UNIQUE,
  url_key TEXT NOT NULL,               -- canonical address: scheme, gates, twins folded
  template TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT, status TEXT, number TEXT, index_number TEXT, subject TEXT,
  issuers TEXT NOT NULL DEFAULT '',    -- canonical names joined by 、
  section TEXT,
  source_field TEXT NOT NULL DEFAULT '',
  signed_on TEXT, issued_on TEXT, published_on TEXT, effective_on TEXT, comments_due_on TEXT,
  dates_read TEXT NOT NULL DEFAULT '{}',   -- JSON: column -> {"iso", "where", "passage"}
  keywords TEXT NOT NULL DEFAULT '[]',     -- JSON list
  list_date TEXT,
  url_date TEXT,
  join_rule TEXT NOT NULL DEFAULT 'first', -- by which rule it belongs to its document
  content_hash TEXT NOT NULL,          -- of title, text and attachment list, not of the page
  etag TEXT, last_modified TEXT,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  checked_at TEXT NOT NULL,            -- last time it was asked for
  gone_since TEXT,
  back_at TEXT                         -- when a vanished page was seen again
);
CREATE INDEX publications_document ON publications(document_id);
CREATE INDEX publications_key ON publications(url_key);
CREATE INDEX publications_source ON publications(source, first_seen);

CREATE TABLE versions (                -- one text of one publication
  id INTEGER PRIMARY KEY,
  publication_id INTEGER NOT NULL REFERENCES publications(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,             -- 1, 2, … in order of sight
  seen_at TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  attachments TEXT NOT NULL DEFAULT '[]',  -- JSON list of [url, name]
  content_hash TEXT NOT NULL,
  raw TEXT,                            -- archive file and record id of the page it was read from
  UNIQUE (publication_id, number)
);

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  publication_id INTEGER NOT NULL REFERENCES publications(id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT,                           -- told from the content; NULL until fetched
  status TEXT NOT NULL DEFAULT 'not fetched',  -- text, no text layer, unreadable, too large, missing …
  bytes INTEGER, pages INTEGER, sha256 TEXT, fetched_at TEXT,
  gone_since TEXT,                     -- no longer linked from its page since
  UNIQUE (publication_id, url)
);
CREATE INDEX attachments_document ON attachments(document_id);
CREATE INDEX attachments_url ON attachments(url);
CREATE TABLE attachment_texts (
  attachment_id INTEGER PRIMARY KEY REFERENCES attachments(id) ON DELETE CASCADE,
  text TEXT NOT NULL
);

CREATE TABLE interpretations (         -- links to pages that explain a document
  publication_id INTEGER NOT NULL REFERENCES publications(id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (publication_id, url)
) WITHOUT ROWID;

CREATE TABLE agencies (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,           -- canonical long name, e.g. 国家发展和改革委员会
  short TEXT, ja TEXT, en TEXT,
  rank INTEGER NOT NULL DEFAULT 9      -- 1 Central Committee, 2 State Council, 3 their offices, 4 ministries, …
);
CREATE TABLE document_agencies (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  agency_id INTEGER NOT NULL REFERENCES agencies(id),
  position INTEGER NOT NULL,
  PRIMARY KEY (document_id, agency_id)
) WITHOUT ROWID;
CREATE INDEX document_agencies_agency ON document_agencies(agency_id, document_id);

CREATE TABLE labels (                  -- the taxonomy
  id TEXT PRIMARY KEY,
  facet TEXT NOT NULL,
  parent TEXT,
  position INTEGER NOT NULL,
  zh TEXT NOT NULL, ja TEXT NOT NULL, en TEXT NOT NULL,
  means TEXT NOT NULL DEFAULT ''
);
CREATE TABLE document_labels (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  label_id TEXT NOT NULL REFERENCES labels(id),
  score REAL NOT NULL,
  sure INTEGER NOT NULL DEFAULT 1,
  derived_from TEXT REFERENCES labels(id),
  settled TEXT,                        -- the review line that settled it, else NULL
  PRIMARY KEY (document_id, label_id)
) WITHOUT ROWID;
CREATE INDEX document_labels_label ON document_labels(label_id, document_id);
CREATE TABLE evidence (
  document_id INTEGER NOT NULL,
  label_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  term TEXT NOT NULL,
  field TEXT NOT NULL,
  "offset" INTEGER NOT NULL,
  passage TEXT NOT NULL,
  PRIMARY KEY (document_id, label_id, position),
  FOREIGN KEY (document_id, label_id) REFERENCES document_labels(document_id, label_id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE relations (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  target_id INTEGER REFERENCES documents(id),   -- NULL while the cited document is not known here
  target_title TEXT, target_number TEXT,
  target_key TEXT, target_title_key TEXT,       -- as documents.number_key and documents.title_key
  "offset" INTEGER NOT NULL,
  passage TEXT NOT NULL
);
CREATE INDEX relations_document ON relations(document_id);
CREATE INDEX relations_target ON relations(target_id);
CREATE INDEX relations_key ON relations(target_key) WHERE target_key IS NOT NULL;
CREATE INDEX relations_title_key ON relations(target_title_key) WHERE target_title_key IS NOT NULL;

CREATE TABLE targets (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  indicator TEXT NOT NULL, comparator TEXT NOT NULL,
  value REAL NOT NULL, value_high REAL, unit TEXT NOT NULL,
  year INTEGER, base_year INTEGER, scope TEXT, hedge TEXT,
  "offset" INTEGER NOT NULL,
  passage TEXT NOT NULL
);
CREATE INDEX targets_document ON targets(document_id);
CREATE INDEX targets_indicator ON targets(indicator, year);

CREATE TABLE summaries (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  "offset" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (document_id, role)
) WITHOUT ROWID;

CREATE TABLE translations (            -- titles in other languages; an edited one wins over a draft
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  lang TEXT NOT NULL,
  title TEXT NOT NULL,
  draft INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (document_id, lang)
) WITHOUT ROWID;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,                  -- crawl, replay, reparse
  started_at TEXT NOT NULL,
  finished_at TEXT,                    -- NULL: running or killed
  outcome TEXT,                        -- ok, issues, unhealthy, killed
  detail TEXT NOT NULL DEFAULT ''
);
CREATE TABLE run_sources (
  run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  requests INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
  listings INTEGER NOT NULL DEFAULT 0, links INTEGER NOT NULL DEFAULT 0,
  new INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0, missing INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0,
  issues INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0,
  healthy INTEGER, why TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (run_id, source)
) WITHOUT ROWID;

CREATE TABLE issues (                  -- what broke; one row per source, kind and address
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,                  -- PageChanged, Blocked, NotADocument, timeout, …
  url TEXT NOT NULL,
  detail TEXT NOT NULL,
  raw TEXT,                            -- where the page is kept
  first_run INTEGER REFERENCES runs(id), last_run INTEGER REFERENCES runs(id),
  first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  times INTEGER NOT NULL DEFAULT 1,
  resolved_at TEXT,
  acknowledged_at TEXT,
  UNIQUE (source, kind, url)
);

CREATE TABLE changes (                 -- what happened to documents, for "what is new" and the export
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  run_id INTEGER REFERENCES runs(id),
  at TEXT NOT NULL,
  what TEXT NOT NULL,                  -- added, changed, gone, back, repealed, renamed
  detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX changes_at ON changes(at DESC);
CREATE INDEX changes_document ON changes(document_id);

CREATE TABLE review (                  -- what is unsure: a scope or a label, until a line in the data file settles it
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  what TEXT NOT NULL,                  -- 'scope' or a label id
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (document_id, what)
) WITHOUT ROWID;

CREATE TABLE counts (                  -- documents in scope per facet value, kept right by the store
  facet TEXT NOT NULL,                 -- label, issuer, kind, year, month, source, status, scope, month_label
  value TEXT NOT NULL,
  n INTEGER NOT NULL,
  newest TEXT,
  PRIMARY KEY (facet, value)
) WITHOUT ROWID;

CREATE TABLE settings (                -- facts about this file, e.g. how its text index was cut
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The text index of the documents in view: pairs of characters (tokens.py). rowid = documents.id, scope 'out' is not in it.
CREATE VIRTUAL TABLE documents_fts USING fts5(
  title, number, issuers, body, attachments, facets, content='', tokenize='ascii', columnsize=1
);

-- What counts and facets are made of.
CREATE VIEW document_facets AS
SELECT id AS document_id, sort_on, 'kind' AS facet, kind AS value FROM documents WHERE scope <> 'out' AND kind IS NOT NULL
UNION ALL SELECT id, sort_on, 'status', status FROM documents WHERE scope <> 'out' AND status IS NOT NULL
UNION ALL SELECT id, sort_on, 'year', substr(sort_on, 1, 4) FROM documents WHERE scope <> 'out'
UNION ALL SELECT id, sort_on, 'month', substr(sort_on, 1, 7) FROM documents WHERE scope <> 'out' AND length(sort_on) >= 7
UNION ALL SELECT id, sort_on, 'source', source FROM documents WHERE scope <> 'out'
UNION ALL SELECT id, sort_on, 'scope', scope FROM documents
UNION ALL SELECT d.id, d.sort_on, 'issuer', a.name FROM documents d
  JOIN document_agencies j ON j.document_id = d.id JOIN agencies a ON a.id = j.agency_id WHERE d.scope <> 'out'
UNION ALL SELECT d.id, d.sort_on, 'label', l.label_id FROM documents d
  JOIN document_labels l ON l.document_id = d.id WHERE d.scope <> 'out'
UNION ALL SELECT d.id, d.sort_on, 'month_label', substr(d.sort_on, 1, 7) || ' ' || l.label_id FROM documents d
  JOIN document_labels l ON l.document_id = d.id WHERE d.scope <> 'out' AND length(d.sort_on) >= 7;

CREATE VIEW timeline AS
SELECT d.id, d.published_on, d.signed_on, d.title,
       (SELECT t.title FROM translations t WHERE t.document_id = d.id AND t.lang = 'ja') AS title_ja, d.number,
       d.issuers, d.kind, d.status,
       CASE d.kind WHEN '新闻发布会' THEN 'news' WHEN '新闻' THEN 'news' WHEN '会议' THEN 'meeting'
         WHEN '解读' THEN 'interpretation' WHEN '征求意见稿' THEN 'consultation' ELSE 'document' END AS kind_group,
       d.source, d.url, (SELECT group_concat(label_id, ' ') FROM document_labels l WHERE l.document_id = d.id) AS labels,
       d.effective_on, d.comments_due_on, d.repealed_by, d.gone_since, d.scope, d.sort_on
FROM documents d
WHERE d.scope <> 'out';

CREATE VIEW new_documents AS
SELECT d.id, d.first_seen, d.published_on, d.title, d.number, d.issuers, d.kind, d.source, d.url, d.scope
FROM documents d
WHERE d.scope <> 'out'
  AND d.first_seen >= (SELECT started_at FROM runs WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1);
