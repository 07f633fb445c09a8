-- Short names for the questions of the site, for people with sqlite-utils, Datasette or a desktop tool.
-- Documents out of scope are left out. Every view has document_id, date, title and url of its document.

CREATE VIEW v_documents AS
SELECT d.id AS document_id, d.sort_on AS date, d.title,
       (SELECT t.title FROM translations t WHERE t.document_id = d.id AND t.lang = 'ja') AS title_ja,
       (SELECT t.title FROM translations t WHERE t.document_id = d.id AND t.lang = 'en') AS title_en,
       d.number, d.issuers, d.kind, d.status, d.scope,
       (SELECT group_concat(l.label_id, ' ') FROM document_labels l WHERE l.document_id = d.id) AS labels,
       d.signed_on, d.published_on, d.effective_on, d.comments_due_on, d.expires_on, d.repealed_by, d.gone_since,
       (SELECT length(b.text) FROM bodies b WHERE b.document_id = d.id) AS characters,
       (SELECT count(*) FROM attachments a WHERE a.document_id = d.id AND a.gone_since IS NULL) AS files,
       d.first_seen, d.source, d.url
FROM documents d
WHERE d.scope <> 'out';

CREATE VIEW v_labels AS
SELECT l.document_id, d.sort_on AS date, d.title, l.label_id, n.facet, n.parent, n.zh, n.ja, n.en, l.score, l.sure,
       (SELECT e.passage FROM evidence e WHERE e.document_id = l.document_id AND e.label_id = l.label_id
        ORDER BY e.position LIMIT 1) AS proof,
       d.url
FROM document_labels l JOIN documents d ON d.id = l.document_id JOIN labels n ON n.id = l.label_id
WHERE d.scope <> 'out';

CREATE VIEW v_issuers AS
SELECT j.document_id, d.sort_on AS date, d.title, j.position + 1 AS position, a.name AS issuer, a.short, a.ja, a.en,
       a.rank, d.url
FROM document_agencies j JOIN documents d ON d.id = j.document_id JOIN agencies a ON a.id = j.agency_id
WHERE d.scope <> 'out';

CREATE VIEW v_targets AS
SELECT g.document_id, d.sort_on AS date, d.title, d.number, d.issuers, g.indicator, g.comparator, g.value, g.value_high,
       g.unit, g.year, g.base_year, g.scope AS applies_to, g.hedge, g.sure, g.passage, g."within", g."offset" AS at,
       d.repealed_by, d.url
FROM targets g JOIN documents d ON d.id = g.document_id
WHERE d.scope <> 'out';

CREATE VIEW v_results AS
SELECT g.document_id, d.sort_on AS date, d.title, d.number, d.issuers, g.indicator, g.comparator, g.value, g.value_high,
       g.unit, g.year, g.base_year, g.scope AS applies_to, g.hedge, g.sure, g.passage, g."within", g."offset" AS at, d.url
FROM results g JOIN documents d ON d.id = g.document_id
WHERE d.scope <> 'out';

CREATE VIEW v_duties AS
SELECT y.document_id, d.sort_on AS date, d.title, d.number, y.heading, y.text,
       (SELECT group_concat(value, '、') FROM json_each(y.lead)) AS lead,
       (SELECT group_concat(value, '、') FROM json_each(y.others)) AS others,
       y.by, y.due, y."within", y.at, d.url
FROM duties y JOIN documents d ON d.id = y.document_id
WHERE d.scope <> 'out';

CREATE VIEW v_passages AS
SELECT y.document_id, d.sort_on AS date, d.title, d.number,
       (SELECT group_concat(value, ' › ') FROM json_each(y.path)) AS headings, y.text,
       (SELECT group_concat(value, ' ') FROM json_each(y.labels)) AS labels, y."within", y.at, d.url
FROM passages y JOIN documents d ON d.id = y.document_id
WHERE d.scope <> 'out';

CREATE VIEW v_relations AS
SELECT r.document_id, d.sort_on AS date, d.title, d.number, r.type, r.target_id AS other_id,
       coalesce(o.title, r.target_title) AS other_title, coalesce(o.number, r.target_number) AS other_number,
       r.effective_on, r.passage, r."within", r."offset" AS at, d.url, o.url AS other_url
FROM relations r JOIN documents d ON d.id = r.document_id LEFT JOIN documents o ON o.id = r.target_id
WHERE d.scope <> 'out';

CREATE VIEW v_consultations AS
SELECT d.id AS document_id, d.sort_on AS date, d.title, d.issuers, d.comments_due_on,
       CASE WHEN length(d.sort_on) = 10 AND length(d.comments_due_on) = 10
         THEN CAST(julianday(d.comments_due_on) - julianday(d.sort_on) AS INTEGER) END AS days_open,
       d.url
FROM documents d
WHERE d.comments_due_on IS NOT NULL AND d.scope <> 'out';

CREATE VIEW v_changes AS
SELECT c.document_id, c.at, c.what, c.detail, d.sort_on AS date, d.title, d.number, d.issuers, d.url
FROM changes c JOIN documents d ON d.id = c.document_id
WHERE d.scope <> 'out';
