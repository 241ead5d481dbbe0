-- The ledger of reportedly: one SQLite file. Ask the view `statements` first.
-- Times are naive 'YYYY-MM-DD HH:MM:SS', bounds inclusive. Offsets are code points into the article's text.

-- What made this ledger, and when.
CREATE TABLE meta (
    name TEXT PRIMARY KEY, -- what is said
    value TEXT NOT NULL -- and its value
) STRICT, WITHOUT ROWID;

-- Every page held, as it was found.
CREATE TABLE pages (
    number INTEGER PRIMARY KEY, -- in the order pages were added
    id TEXT NOT NULL UNIQUE, -- the hash, shortened to what tells it from the others
    hash TEXT NOT NULL UNIQUE, -- SHA-256, in hex, of the bytes and of all else that a reading depends on
    found_at TEXT NOT NULL, -- where it was found: a path, a line of a file, an address
    url TEXT, -- the address it was found with, if any
    media_type TEXT NOT NULL, -- text/html or text/plain, told by content
    charset TEXT, -- the encoding declared from outside the page, if any
    metadata TEXT NOT NULL, -- what was said of it where it was found: a JSON object
    retrieved TEXT, -- when it was got from its address, if it was
    added TEXT NOT NULL -- when it came into the ledger (UTC)
) STRICT;

-- The bytes of each page and the whole of its reading. In the sqlite3 shell:
-- SELECT sqlar_uncompress(reading, reading_size) FROM contents;
CREATE TABLE contents (
    page INTEGER PRIMARY KEY REFERENCES pages (number), -- the page
    content BLOB NOT NULL, -- its bytes, compressed with zlib: all can be read again from them
    content_size INTEGER NOT NULL, -- how many bytes that is
    reading BLOB NOT NULL, -- the reading as JSON, compressed with zlib
    reading_size INTEGER NOT NULL, -- how many bytes that is
    corrected BLOB, -- the reading as people set it right, likewise; empty where nobody did
    corrected_size INTEGER, -- how many bytes that is
    parse BLOB -- the grammar of its text, for claims and expectations; empty until it is wanted
) STRICT;

-- The article in each page: who published it, where and when.
CREATE TABLE articles (
    page INTEGER PRIMARY KEY REFERENCES pages (number), -- the page it is in
    url TEXT, -- the address it gives itself, or was found with
    site TEXT, -- who shows it
    headline TEXT, -- its headline
    subheadline TEXT, -- the line under the headline that sums the report up
    authors TEXT NOT NULL, -- its byline: a JSON array of names
    section TEXT, -- the part of the site it stands in
    credit TEXT, -- whose report it is
    dateline TEXT, -- where it was filed
    dateline_date TEXT, -- the day in the dateline, as a TIMEX3 value: XXXX-06-12 where it gives no year
    photo_credits TEXT NOT NULL, -- who took or gave the pictures: a JSON array of names
    published_earliest TEXT, -- published at this time or later; empty where that is not known to a month
    published_latest TEXT, -- published at this time or earlier; empty likewise
    published_certainty REAL, -- how sure the date is, from 0 to 1; empty likewise
    language TEXT, -- ISO 639-1
    foreign_length INTEGER NOT NULL, -- of its text in other languages, in code points
    translated_from TEXT, -- the language it looks translated from (ISO 639-1), if that is known
    translated_certainty REAL, -- how sure it is that it is a translation, from 0 to 1; empty where nothing says so
    length INTEGER NOT NULL -- of its text, in code points
) STRICT;

-- The days that a page without a sure date may be of, likeliest first: by what it says, and by the dated
-- pages held when it was added that tell of the same. The reading in contents is what the page alone yields.
CREATE TABLE datings (
    page INTEGER NOT NULL REFERENCES pages (number), -- the page
    nth INTEGER NOT NULL, -- 0 for the likeliest
    earliest TEXT NOT NULL, -- published at this time or later
    latest TEXT NOT NULL, -- published at this time or earlier
    score REAL NOT NULL, -- how likely that is, from 0 to 1
    reason TEXT NOT NULL, -- what speaks for it
    PRIMARY KEY (page, nth)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_date ON articles (published_earliest);
CREATE INDEX articles_by_site ON articles (site, published_earliest);

-- Who is cited, the words that do the citing, what is attributed: one row a statement.
CREATE TABLE attributions (
    key INTEGER PRIMARY KEY, -- sorts by date published, then by page and place in the page; undated last
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    id TEXT NOT NULL, -- its id within the page
    content TEXT NOT NULL, -- what is attributed; pieces are joined with ' … '
    content_start INTEGER NOT NULL, -- where the first piece starts
    content_end INTEGER NOT NULL, -- where the last piece ends
    manner TEXT NOT NULL, -- direct, indirect or mixed
    source TEXT, -- the words that name who is cited
    cue TEXT, -- the words that do the citing
    act TEXT, -- what is done by saying it: state, deny, accuse …
    factuality TEXT, -- of the content, to the one cited, in FactBank's values: CT+ PR+ PS+ CT- PR- PS- Uu
    earliest TEXT, -- said at this time or later
    latest TEXT, -- said at this time or earlier
    within TEXT, -- the id, in the same page, of the attribution this one is nested in
    told_by TEXT NOT NULL, -- who says that one, and those it is nested in in turn: a JSON array of names
    certainty REAL NOT NULL, -- how sure the reading is of the words it found, from 0 to 1
    UNIQUE (page, id)
) STRICT;

-- Who is meant by the source of an attribution, where that is known; several rows when joint.
-- Ask `search` for names: an index of them would make each page dearer to add as the ledger grows.
CREATE TABLE speakers (
    attribution INTEGER NOT NULL REFERENCES attributions (key), -- the attribution
    nth INTEGER NOT NULL, -- 0 for the first named
    actor TEXT NOT NULL, -- the actor's id
    name TEXT NOT NULL, -- the actor's name
    kind TEXT NOT NULL, -- person, government, organisation, agency, country …
    country TEXT, -- ISO 3166-1 alpha-2
    wikidata TEXT, -- the id of its item there, where that is certain
    PRIMARY KEY (attribution, nth)
) STRICT, WITHOUT ROWID;

-- Everybody with a name: persons, countries, governments, organisations, companies, places, across pages.
CREATE TABLE actors (
    number INTEGER PRIMARY KEY, -- in the order they were first seen
    id TEXT NOT NULL UNIQUE, -- a name in small letters; kept apart from others of that name by ~2, ~3 …
    name TEXT NOT NULL, -- the fullest name
    kind TEXT NOT NULL, -- person, government, organisation, agency, outlet, country, group, company, place, unknown
    country TEXT, -- ISO 3166-1 alpha-2
    wikidata TEXT, -- the id of its item there, where that is certain
    first_seen TEXT, -- the first dated page that names it was published then
    last_seen TEXT, -- and the last
    pages INTEGER NOT NULL, -- how many pages name it
    statements INTEGER NOT NULL, -- how many statements it makes
    about INTEGER NOT NULL, -- how many of others' statements name it
    same_as INTEGER REFERENCES actors (number) -- the actor that it was merged into by hand, if it was
) STRICT;

CREATE INDEX actors_by_pages ON actors (pages);
CREATE INDEX actors_merged ON actors (same_as) WHERE same_as IS NOT NULL;

-- What actors are recognised by on new pages.
CREATE TABLE actor_keys (
    key TEXT NOT NULL, -- an id that a page gives it, letters that stand for it, or ~ and how a name sounds
    actor INTEGER NOT NULL REFERENCES actors (number), -- the actor
    PRIMARY KEY (key, actor)
) STRICT, WITHOUT ROWID;

-- The names that pages use for an actor.
CREATE TABLE actor_names (
    actor INTEGER NOT NULL REFERENCES actors (number), -- the actor
    name TEXT NOT NULL, -- the words
    times INTEGER NOT NULL, -- how often
    PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;

-- What pages say that an actor is.
CREATE TABLE actor_roles (
    actor INTEGER NOT NULL REFERENCES actors (number), -- the actor
    role TEXT NOT NULL, -- the words, or the office held
    first_seen TEXT, -- the first dated page that says so was published then
    last_seen TEXT, -- and the last
    times INTEGER NOT NULL, -- how many pages say so
    PRIMARY KEY (actor, role)
) STRICT, WITHOUT ROWID;

-- Whom each page names: which actor each of those in its reading is.
CREATE TABLE appearances (
    page INTEGER NOT NULL REFERENCES pages (number), -- the page
    id TEXT NOT NULL, -- the actor's id in the reading, as in speakers and participants
    actor INTEGER NOT NULL REFERENCES actors (number), -- the actor, as it was told when the page came
    moved INTEGER REFERENCES actors (number), -- the actor that it was split off as by hand, if it was
    name TEXT NOT NULL, -- the actor's name there
    kind TEXT NOT NULL, -- its kind there
    country TEXT, -- its country there
    names TEXT NOT NULL, -- the names used there, and how often: a JSON object
    roles TEXT NOT NULL, -- its roles there: a JSON array
    statements INTEGER NOT NULL, -- statements it makes there
    about INTEGER NOT NULL, -- statements of others there that name it
    PRIMARY KEY (page, id)
) STRICT, WITHOUT ROWID;

-- Who is named in the content of an attribution by somebody else.
CREATE TABLE named (
    attribution INTEGER NOT NULL REFERENCES attributions (key), -- the attribution
    actor TEXT NOT NULL, -- the actor's id in the reading, as in appearances
    PRIMARY KEY (attribution, actor)
) STRICT, WITHOUT ROWID;

-- Who speaks about whom, and who carries whose words: one row a statement and pair, from the tables above and
-- from `relays`. Actors have the numbers of `appearances`; who is known by name alone has that of `outlets`, negative.
CREATE TABLE links (
    kind TEXT NOT NULL, -- about: one speaks and names the other; cites: one carries the words of the other
    attribution INTEGER NOT NULL REFERENCES attributions (key), -- the statement
    one INTEGER NOT NULL, -- who speaks, or carries the words
    other INTEGER NOT NULL, -- about whom, or whose
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    PRIMARY KEY (kind, attribution, one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_by_pair ON links (kind, one, other, page);

-- Agencies, outlets and sites that carry what others say, by the names that pages have for them.
CREATE TABLE outlets (
    number INTEGER PRIMARY KEY, -- in the order they were first seen
    name TEXT NOT NULL UNIQUE -- the name
) STRICT;

-- What people said of who is one and who is not. It is done again where the same pages are read again.
CREATE TABLE actor_corrections (
    nth INTEGER PRIMARY KEY, -- in the order they were made
    kind TEXT NOT NULL, -- merge or split
    actor TEXT NOT NULL, -- the id of the actor that stays
    other TEXT NOT NULL, -- the id of the one that is merged into it, or split off from it
    page TEXT NOT NULL, -- the hash of a page that names the actor; of a split, the page where it is another
    page_actor TEXT NOT NULL, -- the actor's id in the reading of that page
    other_page TEXT NOT NULL, -- of a merge: the hash of a page that names the other; else empty
    other_page_actor TEXT NOT NULL, -- and the other's id in the reading of that page
    made TEXT NOT NULL, -- when (UTC)
    actor_number INTEGER REFERENCES actors (number), -- the actor; empty until the pages are there
    other_number INTEGER REFERENCES actors (number), -- the other; empty likewise
    UNIQUE (kind, page, page_actor, other_page, other_page_actor)
) STRICT;

-- What people set right in the readings of pages. It is done again where the same pages are read again.
CREATE TABLE reading_corrections (
    nth INTEGER PRIMARY KEY, -- in the order they were made, those of actors among them
    kind TEXT NOT NULL, -- speaker, act, factuality, date, published, same-claim or not-same-claim
    page TEXT NOT NULL, -- the hash of the page
    statement TEXT NOT NULL, -- the statement's id in the page; empty where the page's date is set right
    words TEXT NOT NULL, -- its content, to know it by where its id is another
    other_page TEXT NOT NULL, -- of two statements: the hash of the other's page; else empty
    other_statement TEXT NOT NULL, -- and its id in that page
    other_words TEXT NOT NULL, -- and its content
    was TEXT, -- what was read, in words, if anything was
    now TEXT NOT NULL, -- what is right, as JSON: actors, an act, a factuality, two bounds; null for nothing
    made TEXT NOT NULL, -- when (UTC)
    attribution INTEGER, -- the key of the statement or assertion; empty until its page is there
    other_attribution INTEGER, -- that of the other; empty likewise
    UNIQUE (kind, page, statement, other_page, other_statement)
) STRICT;

CREATE INDEX reading_corrections_by_page ON reading_corrections (page);
CREATE INDEX reading_corrections_by_other_page ON reading_corrections (other_page);
CREATE INDEX reading_corrections_by_statement ON reading_corrections (attribution);
CREATE INDEX reading_corrections_by_other_statement ON reading_corrections (other_attribution);

-- Actors by their names: SELECT actor FROM actor_search WHERE actor_search MATCH 'name : kim'.
CREATE VIRTUAL TABLE actor_search USING fts5 (
    name, -- a name that pages use for it
    actor UNINDEXED, -- the number of the actor
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);

-- The links between speaker and page: a message, an agency, a wire, the credit, the site.
CREATE TABLE relays (
    attribution INTEGER NOT NULL REFERENCES attributions (key), -- the attribution
    nth INTEGER NOT NULL, -- 0 for the nearest to the speaker
    kind TEXT NOT NULL, -- medium, agency, outlet, credit or site
    name TEXT NOT NULL, -- its name, or the noun for it: message, interview
    actor TEXT, -- the actor's id, where it is one
    PRIMARY KEY (attribution, nth)
) STRICT, WITHOUT ROWID;

-- What an attribution denies, confirms or takes up, where the page makes it clear.
CREATE TABLE answers (
    attribution INTEGER NOT NULL REFERENCES attributions (key), -- the attribution
    nth INTEGER NOT NULL, -- 0 for the first of those it answers
    answered INTEGER NOT NULL REFERENCES attributions (key), -- the one it answers, in the same page
    PRIMARY KEY (attribution, nth)
) STRICT, WITHOUT ROWID;

-- The time expressions of each article.
CREATE TABLE times (
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    nth INTEGER NOT NULL, -- 0 for the first in the reading
    words TEXT NOT NULL, -- the expression
    words_start INTEGER NOT NULL, -- where it starts
    words_end INTEGER NOT NULL, -- where it ends
    timex TEXT NOT NULL, -- its TIMEX3 value
    earliest TEXT, -- at this time or later
    latest TEXT, -- at this time or earlier
    basis TEXT NOT NULL, -- 'absolute', or what the value is relative to
    PRIMARY KEY (page, nth)
) STRICT, WITHOUT ROWID;

-- Where the text of an article as printed is not what was written.
CREATE TABLE damage (
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    nth INTEGER NOT NULL, -- 0 for the first in the text
    kind TEXT NOT NULL, -- filtered-letters, glued-words, split-words, mojibake, doubled-text, odd-one-out …
    words TEXT NOT NULL, -- what is printed
    words_start INTEGER NOT NULL, -- where it starts
    words_end INTEGER NOT NULL, -- where it ends
    suggestion TEXT, -- what was probably written: '' where nothing was, NULL where that is not known
    certain INTEGER NOT NULL, -- 1 where statements are read as the suggestion says, else 0
    reason TEXT NOT NULL, -- why it is thought so
    PRIMARY KEY (page, nth)
) STRICT, WITHOUT ROWID;

-- What one address showed: each page found there that says something else than those before it.
CREATE TABLE versions (
    page INTEGER PRIMARY KEY REFERENCES pages (number), -- the page
    address TEXT NOT NULL, -- in one form, however it is written: without scheme, fragment and tracking parameters
    found TEXT NOT NULL, -- when the page was got from there, or else when it came into the ledger (UTC)
    seen TEXT NOT NULL, -- when the address was last found to say the same (UTC)
    says TEXT NOT NULL -- SHA-256, in hex, of headline, byline, credit, date given from outside, and text
) STRICT;

CREATE INDEX versions_by_date ON versions (address, found);
CREATE INDEX versions_by_what_they_say ON versions (address, says);

-- Pages that carry the same text, whole or in part. A page that is in none stands alone.
CREATE TABLE families (
    family INTEGER PRIMARY KEY, -- the number of the first of its pages that was added
    root INTEGER NOT NULL REFERENCES pages (number), -- the page that the others go back to, as far as they tell
    pages INTEGER NOT NULL, -- how many there are
    reason TEXT NOT NULL, -- why that page is the root
    origin TEXT, -- the agency or outlet whose report it is, where a page says so
    evidence TEXT -- which pages say so
) STRICT;

-- The pages of each family, and what each has of the root.
CREATE TABLE family_pages (
    page INTEGER PRIMARY KEY REFERENCES pages (number), -- the page
    family INTEGER NOT NULL REFERENCES families (family) DEFERRABLE INITIALLY DEFERRED, -- its family
    role TEXT NOT NULL, -- root, copy, or retelling: the same story in other words throughout, as another translation
    beside INTEGER REFERENCES pages (number), -- what it is compared with: the root, or the page that holds most of it
    kept REAL NOT NULL, -- share of the words of that page which it carries, as they are or changed
    dropped INTEGER NOT NULL, -- how many words of that page it does not
    changed INTEGER NOT NULL, -- how many words it has in the place of others, near enough
    added INTEGER NOT NULL, -- how many words it has beside them
    reason TEXT NOT NULL -- why it is taken for a copy
) STRICT;

CREATE INDEX family_pages_by_family ON family_pages (family);

-- Pairs of pages that carry the same text, each pair twice: as the one sees it, and as the other.
CREATE TABLE copies (
    page INTEGER NOT NULL REFERENCES pages (number), -- the page
    other INTEGER NOT NULL REFERENCES pages (number), -- and one that has words of it
    own INTEGER NOT NULL, -- how many words of the page's own prose
    quoted INTEGER NOT NULL, -- how many of those in quotation marks
    share REAL NOT NULL, -- of its own prose, how much that is
    back REAL NOT NULL, -- of the other's own prose, how much is in the page
    kept INTEGER NOT NULL, -- 1 where that makes it one of the other's family: not where more of it is from elsewhere
    PRIMARY KEY (page, other)
) STRICT, WITHOUT ROWID;

-- The words of each article, as pages are compared by them, and its date where the page itself is sure of it.
CREATE TABLE wordings (
    page INTEGER PRIMARY KEY REFERENCES pages (number), -- the page
    words BLOB NOT NULL, -- the CRC-32 of each word, in small letters and without accents: four bytes, lowest first
    quoted BLOB NOT NULL, -- one bit a word, highest first: whether it stands in quotation marks
    marks BLOB NOT NULL, -- the CRC-32 of each name and number in order, likewise
    earliest TEXT, -- published at this time or later
    latest TEXT -- published at this time or earlier
) STRICT;

-- The runs of four words, and of three names and numbers, that a page is found by: hashes, the lowest of them.
CREATE TABLE fingerprints (
    fingerprint INTEGER NOT NULL, -- 48 bits
    page INTEGER NOT NULL REFERENCES pages (number), -- a page that has it
    PRIMARY KEY (fingerprint, page)
) STRICT, WITHOUT ROWID;

-- What a server said of an address, so that next time it is asked only for what is new.
CREATE TABLE validators (
    url TEXT PRIMARY KEY, -- the address that was fetched, after redirects
    etag TEXT, -- the header ETag of the last answer that was kept whole
    last_modified TEXT, -- its header Last-Modified
    fetched TEXT NOT NULL -- when that was (UTC)
) STRICT, WITHOUT ROWID;

-- Addresses that are watched: feeds, and the pages that they list.
CREATE TABLE watched (
    address TEXT PRIMARY KEY, -- in one form, as in versions
    feed INTEGER NOT NULL, -- 1 for a feed, 0 for a page that one lists
    listed_by TEXT, -- the feed that lists it, in the same form; empty for a feed
    asked TEXT NOT NULL, -- when it was asked last (UTC)
    due TEXT, -- it is asked again then (UTC); empty for a page that was got, or was given up
    failures INTEGER NOT NULL, -- how often in a row nothing came of it
    problem TEXT, -- why, the last time
    cut INTEGER NOT NULL, -- 1 for a feed that listed more than was followed
    fresh REAL -- seconds for which asking again is no use, as a feed said when it last had something new
) STRICT, WITHOUT ROWID;

CREATE INDEX watched_by_feed ON watched (listed_by, due);

-- What was told as news to who asked to be told, the newest of it.
CREATE TABLE news (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order it was told
    id TEXT NOT NULL UNIQUE, -- what it is, and the id that the ledger has for that
    kind TEXT NOT NULL, -- statement, event, dispute or expectation
    asked TEXT NOT NULL, -- what was asked for
    told TEXT NOT NULL, -- when (UTC)
    title TEXT NOT NULL, -- a line on it
    words TEXT NOT NULL, -- in the words of the page
    url TEXT, -- the address of the page
    site TEXT, -- who shows it
    published TEXT, -- when the page was published, at the earliest
    waiting INTEGER NOT NULL -- 1 until it is where it is to be sent
) STRICT;

-- Inputs that could not be read, until something readable comes from the same place.
CREATE TABLE unreadable (
    found_at TEXT NOT NULL, -- where it was: a path, a line of a file, an address
    hash TEXT NOT NULL, -- as in pages; empty where no page came of it
    reason TEXT NOT NULL, -- one line on why
    seen TEXT NOT NULL, -- when that was first found (UTC)
    PRIMARY KEY (found_at, hash)
) STRICT, WITHOUT ROWID;

-- What articles tell in their own voice, one row a sentence or clause that nobody is cited for; and the clauses
-- of what somebody is cited for, where that has several. Brought up to date, as are claims, disputes and turns,
-- when they are asked for, page by page.
CREATE TABLE assertions (
    key INTEGER PRIMARY KEY, -- below zero, so that it is no statement's; ~key sorts as the keys of statements do
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    id TEXT NOT NULL, -- its id within the page: v1, v2 …; of a clause of the statement a4, a4~1 …
    content TEXT NOT NULL, -- the words
    content_start INTEGER NOT NULL, -- where they start
    content_end INTEGER NOT NULL -- where they end
) STRICT;

CREATE INDEX assertions_by_page ON assertions (page);

-- Assertions by their words: SELECT assertions.* FROM assertion_search JOIN assertions ON key = assertion_search.rowid
-- WHERE assertion_search MATCH 'content : visit'. It has the columns of search that claims are asked by.
CREATE VIRTUAL TABLE assertion_search USING fts5 (
    content, -- what it says, pronouns spelled out where the page makes them clear
    source, -- of a clause of a statement, the words for who is cited; else empty: nobody is
    speaker, -- of such a clause, who is meant
    headline, -- the article's headline
    site, -- who shows it
    actor, -- of such a clause, the numbers of those meant: actor12
    named, -- the numbers of those named in it: actor12
    content = '',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);

-- What several statements or assertions say: one row a claim.
CREATE TABLE claims (
    number INTEGER PRIMARY KEY, -- in the order they were first made on a page
    wording INTEGER NOT NULL, -- the statement or assertion it was first found in
    statements INTEGER NOT NULL, -- how many statements and assertions make it
    pages INTEGER NOT NULL -- on how many pages
) STRICT;

CREATE INDEX claims_by_pages ON claims (pages);

-- The statements and assertions that make each claim, and why they are one with it.
CREATE TABLE claim_statements (
    attribution INTEGER PRIMARY KEY, -- the key of the statement; below zero, of the assertion
    claim INTEGER NOT NULL REFERENCES claims (number), -- its claim
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    words TEXT NOT NULL, -- what it says, pronouns spelled out where the page makes them clear
    turned INTEGER NOT NULL, -- 1 where it is denied, or says that something is not so
    vector BLOB NOT NULL, -- its meaning: 384 numbers of one signed byte each
    like_of INTEGER, -- the statement or assertion that it was found to say the same as
    reason TEXT NOT NULL, -- why
    score REAL NOT NULL, -- how likely that is, from 0 to 1
    parse BLOB, -- the grammar of the words, to compare them with others again
    denial BLOB -- the same, of the words with "They denied that" before them, where the speaker denies them
) STRICT;

CREATE INDEX claim_statements_by_claim ON claim_statements (claim);
CREATE INDEX claim_statements_by_page ON claim_statements (page);

-- What is to be put into claims again, for something in it, or in what it is compared with, was set right.
CREATE TABLE claims_waiting (
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    attribution INTEGER NOT NULL, -- the key of the statement, or assertion; 0 for all that the page says
    claim INTEGER, -- the number of the claim that it was the first of, to have it again
    set_right INTEGER NOT NULL, -- 1 where it was set right itself
    PRIMARY KEY (page, attribution)
) STRICT, WITHOUT ROWID;

-- Statements and assertions that cannot both hold, of two who say so.
CREATE TABLE disputes (
    one INTEGER NOT NULL, -- the statement or assertion on one side
    other INTEGER NOT NULL, -- and the one on the other, on an earlier page or before it
    kind TEXT NOT NULL, -- denial, confirmation, polarity, opposite, number, date, name, place or role
    reason TEXT NOT NULL, -- the words that are opposed
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX disputes_by_other ON disputes (other);

-- What moved from one page to a later one: the contrary, said by one who said it before; another figure.
CREATE TABLE turns (
    one INTEGER NOT NULL, -- the statement or assertion on the later page
    other INTEGER NOT NULL, -- the one on the earlier page, or before it
    kind TEXT NOT NULL, -- mind or figure
    series INTEGER NOT NULL, -- the first statement or assertion of all that are joined by such rows
    was TEXT NOT NULL, -- the words that are opposed, as the earlier page has them
    now TEXT NOT NULL, -- and as the later one has them
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX turns_by_series ON turns (series, kind);

-- What pages say of something done: that it is to be, was, or was not. One row a clause; brought up to date when
-- expectations are asked for, page by page.
CREATE TABLE clauses (
    key INTEGER PRIMARY KEY, -- sorts by date published, then by page and place in the page; undated last
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    head TEXT NOT NULL, -- the verb that stands for all words that tell the same: visit
    says TEXT NOT NULL, -- expected, happened, not, will not, cancelled, postponed or denied
    told TEXT NOT NULL -- who, what, where and when, and the sentence: a JSON object
) STRICT;

CREATE INDEX clauses_by_page ON clauses (page);

-- Clauses by their words: SELECT told FROM clauses JOIN clause_search ON clause_search.rowid = key
-- WHERE clause_search MATCH 'head : hvisit AND party : putin';
CREATE VIRTUAL TABLE clause_search USING fts5 (
    head, -- the head, with an h before it and without spaces
    says, -- what is said of it, in one word
    party, -- who and what takes part: names, and words for what has none
    speaker, -- who says so
    actor, -- the numbers of those who take part or say so: actor12
    words, -- the sentence, and the headline
    site, -- who shows the page
    content = '',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);

-- Pages to be looked at again for what they expect, for one that tells of the same was set right.
CREATE TABLE expectations_waiting (
    page INTEGER PRIMARY KEY REFERENCES pages (number), -- the page
    anew INTEGER NOT NULL, -- 1 where it was set right itself, and its clauses are to be found again
    expectation INTEGER -- the number of the expectation that was first found in it, to have it again
) STRICT;

-- What was announced, planned, promised, predicted or threatened: one row for all pages that say so.
CREATE TABLE expectations (
    number INTEGER PRIMARY KEY, -- in the order they were first found
    clause INTEGER NOT NULL REFERENCES clauses (key), -- the clause it was first found in
    state TEXT NOT NULL, -- open, met, missed or contradicted, by all pages held
    due TEXT NOT NULL, -- sorts by when it is due: its last day, else its first; 9999 where that is not told
    due_earliest TEXT, -- due at this time or later
    due_latest TEXT -- due at this time or earlier
) STRICT;

CREATE INDEX expectations_by_due ON expectations (due, number);
CREATE INDEX expectations_by_state ON expectations (state, due, number);

-- The clauses that announce each expectation, and those that tell what became of it.
CREATE TABLE expectation_clauses (
    expectation INTEGER NOT NULL REFERENCES expectations (number), -- the expectation
    clause INTEGER NOT NULL REFERENCES clauses (key), -- the clause
    reason TEXT NOT NULL, -- why it is of the same
    PRIMARY KEY (expectation, clause)
) STRICT, WITHOUT ROWID;

CREATE INDEX expectation_clauses_by_clause ON expectation_clauses (clause);

-- Pages of one matter: one row a storyline. Brought up to date when storylines are asked for, page by page.
CREATE TABLE storylines (
    number INTEGER PRIMARY KEY, -- in the order they were begun
    pages INTEGER NOT NULL, -- how many pages it has: none, where it became one with another
    first TEXT, -- its first dated page was published then
    last TEXT, -- and its last
    same_as INTEGER REFERENCES storylines (number) -- the one that it became one with, when a page tied them
) STRICT;

CREATE INDEX storylines_by_pages ON storylines (pages);
CREATE INDEX storylines_by_root ON storylines (same_as) WHERE same_as IS NOT NULL;

-- The storyline of each page, and why.
CREATE TABLE storyline_pages (
    page INTEGER PRIMARY KEY REFERENCES pages (number), -- the page
    storyline INTEGER NOT NULL REFERENCES storylines (number), -- its storyline
    score REAL NOT NULL, -- how like it was to the pages of it when it came, from 0 to about 1
    reason TEXT NOT NULL, -- what it shared with them
    terms TEXT NOT NULL, -- what it is about: names (@id) and words with their weights, a JSON object
    vector BLOB NOT NULL, -- the meaning of its headline and lead: 384 numbers of one signed byte each
    events TEXT NOT NULL -- what it tells as news, by the first of the events that are one: a JSON array of keys
) STRICT;

CREATE INDEX storyline_pages_by_storyline ON storyline_pages (storyline);

-- On how many pages each name and word is.
CREATE TABLE storyline_terms (
    term TEXT PRIMARY KEY, -- a word in small letters, or the id of somebody named with @ in front
    pages INTEGER NOT NULL -- how many pages have it
) STRICT, WITHOUT ROWID;

-- Pages of storylines by what is on them: SELECT rowid AS page FROM storyline_search
-- WHERE storyline_search MATCH 'name : putin AND headline : visit';
CREATE VIRTUAL TABLE storyline_search USING fts5 (
    terms, -- what the page is about, and the keys of its news; _ stands for what is no letter
    name, -- the names of everybody it names
    actor, -- their numbers: actor12
    headline, -- its headline
    site, -- who shows it
    content = '',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);

-- One row a statement, with all that is asked most.
CREATE VIEW statements AS
SELECT
    attributions.key AS key, -- order by it: by date published, then by page and place in the page
    pages.id || '/' || attributions.id AS id, -- page and attribution
    pages.id AS page, -- the page's id
    attributions.content AS content, -- what is attributed
    attributions.manner AS manner, -- direct, indirect or mixed
    (
        SELECT group_concat(name, ', ')
        FROM (SELECT name FROM speakers WHERE attribution = attributions.key ORDER BY nth)
    ) AS speaker, -- who is meant, where that is known
    (
        SELECT json_group_array(country)
        FROM (
            SELECT country FROM speakers AS one
            WHERE attribution = attributions.key AND country IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM speakers AS other
                WHERE other.attribution = one.attribution
                AND other.nth < one.nth AND other.country = one.country
            )
            ORDER BY nth
        )
    ) AS countries, -- of those meant, in ISO 3166-1 alpha-2: a JSON array
    attributions.source AS source, -- the words the page uses for who is cited
    attributions.cue AS cue, -- the words that do the citing
    attributions.act AS act, -- what is done by saying it
    attributions.factuality AS factuality, -- of the content, to the one cited, in FactBank's values
    attributions.earliest AS earliest, -- said at this time or later
    attributions.latest AS latest, -- said at this time or earlier
    (
        SELECT json_group_array(json_object('kind', kind, 'name', name))
        FROM (SELECT kind, name FROM relays WHERE attribution = attributions.key ORDER BY nth)
    ) AS through, -- the relays, nearest to the speaker first: a JSON array of objects with kind and name
    pages.id || '/' || attributions.within AS within, -- the id of the statement this one is nested in
    attributions.told_by AS told_by, -- who tells it, nearest first, where it is nested: a JSON array of names
    (
        SELECT json_group_array(pages.id || '/' || id)
        FROM (
            SELECT other.id AS id FROM answers JOIN attributions AS other ON other.key = answers.answered
            WHERE answers.attribution = attributions.key ORDER BY answers.nth
        )
    ) AS answers, -- the ids of the statements it denies, confirms or takes up: a JSON array
    (
        SELECT json_group_array(content)
        FROM (
            SELECT other.content AS content
            FROM answers JOIN attributions AS other ON other.key = answers.answered
            WHERE answers.attribution = attributions.key ORDER BY answers.nth
        )
    ) AS answered, -- their contents: a JSON array
    articles.published_earliest AS published, -- when the article was published, at the earliest
    articles.site AS site, -- who shows it
    articles.headline AS headline, -- the article's headline
    pages.found_at AS found_at, -- where the page was found
    (
        SELECT json_group_array(json_object('kind', kind, 'was', was, 'correction', nth))
        FROM (
            SELECT kind, was, nth FROM reading_corrections
            WHERE page = pages.hash AND (
                kind = 'published'
                OR (attribution = attributions.key AND kind IN ('speaker', 'act', 'factuality', 'date'))
            )
            ORDER BY nth
        )
    ) AS corrected -- what was set right by hand: a JSON array of objects with kind, was and correction
FROM attributions
JOIN pages ON pages.number = attributions.page
JOIN articles ON articles.page = attributions.page;

-- The words of each statement that `search` finds it by.
CREATE VIEW searchable AS
SELECT
    key AS key, -- the statement's
    content AS content, -- what is attributed
    source AS source, -- the words for who is cited
    speaker AS speaker, -- who is meant
    headline AS headline, -- the article's headline
    site AS site, -- who shows it
    act AS act, -- what is done by saying it
    replace(replace(factuality, '+', 'plus'), '-', 'minus') AS factuality, -- in letters: CTplus, PSminus, Uu
    (
        SELECT group_concat('iso' || country, ' ') FROM speakers WHERE attribution = key
    ) AS country, -- of those meant, told from words such as "it": isoIT
    (
        SELECT group_concat(name, ' ')
        FROM (SELECT name FROM relays WHERE attribution = key ORDER BY nth)
    ) AS relay, -- the names of the relays, the page's credit and site among them
    (
        SELECT group_concat('actor' || appearances.actor, ' ')
        FROM attributions JOIN speakers ON speakers.attribution = attributions.key
        JOIN appearances ON appearances.page = attributions.page AND appearances.id = speakers.actor
        WHERE attributions.key = statements.key
    ) AS actor, -- the numbers of those meant: actor12
    (
        SELECT group_concat('actor' || appearances.actor, ' ')
        FROM attributions JOIN named ON named.attribution = attributions.key
        JOIN appearances ON appearances.page = attributions.page AND appearances.id = named.actor
        WHERE attributions.key = statements.key
    ) AS named -- the numbers of those named in the content
FROM statements;

-- Full text: SELECT statements.* FROM search JOIN statements ON key = search.rowid
-- WHERE search MATCH '{speaker source} : kremlin AND {content} : visit' ORDER BY search.rowid;
CREATE VIRTUAL TABLE search USING fts5 (
    content, -- what is attributed
    source, -- the words for who is cited
    speaker, -- who is meant
    headline, -- the article's headline
    site, -- who shows it
    act, -- what is done by saying it
    factuality, -- of the content, in letters: CTplus, PSminus, Uu
    country, -- of those meant: isoKP
    relay, -- the names of the relays
    actor, -- the numbers of those meant: actor12
    named, -- the numbers of those named in the content
    content = 'searchable',
    content_rowid = 'key',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);

-- What anybody says: the statements, and what articles tell in their own voice. What is in claims, disputes and
-- turns is here: SELECT said.* FROM disputes JOIN said ON said.key = disputes.one.
CREATE VIEW said AS
SELECT
    key AS key, -- of the statement; below zero, of the assertion
    id AS id, -- page and statement, or page and assertion
    page AS page, -- the page's id
    content AS content, -- the words
    coalesce(speaker, source) AS who, -- who is meant, or else the words for that; empty where the article tells it
    published AS published, -- when the article was published, at the earliest
    site AS site -- who shows it
FROM statements
UNION ALL
SELECT
    assertions.key, pages.id || '/' || assertions.id, pages.id, assertions.content,
    (
        SELECT coalesce(
            (
                SELECT group_concat(name, ', ')
                FROM (SELECT name FROM speakers WHERE attribution = attributions.key ORDER BY nth)
            ),
            source
        )
        FROM attributions WHERE attributions.page = assertions.page
        AND attributions.id = substr(assertions.id, 1, instr(assertions.id, '~') - 1)
    ),
    published_earliest, site
FROM assertions
JOIN pages ON pages.number = assertions.page
JOIN articles ON articles.page = assertions.page;

-- Who did what to whom: one row an event of a page. Ask the view `coded` first.
CREATE TABLE events (
    key INTEGER PRIMARY KEY, -- sorts by when it was, else by date published; undated last
    page INTEGER NOT NULL REFERENCES pages (number), -- the page it is in
    id TEXT NOT NULL, -- its id within the page
    type TEXT NOT NULL, -- PLOVER's type in capitals (ASSAULT), else a civil one (elect)
    ontology TEXT NOT NULL, -- plover or civil
    mode TEXT, -- the mode of the type: visit, aerial …
    contexts TEXT NOT NULL, -- PLOVER's contexts: a JSON array
    status TEXT NOT NULL, -- happened, ongoing, planned, expected, possible, alleged, denied, hypothetical, negated
    according_to TEXT NOT NULL, -- who says so, nearest first; empty for the article itself: a JSON array of names
    views TEXT NOT NULL, -- what each voice makes of it: a JSON array: status, according_to, statement
    earliest TEXT, -- it was at this time or later
    latest TEXT, -- it was at this time or earlier
    place TEXT, -- where
    place_country TEXT, -- ISO 3166-1 alpha-2
    instruments TEXT NOT NULL, -- the words for what it was done with: a JSON array
    amounts TEXT NOT NULL, -- the words for how much or many: a JSON array
    words TEXT NOT NULL, -- the words that tell it
    words_start INTEGER NOT NULL, -- where they start
    words_end INTEGER NOT NULL, -- where they end
    evidence TEXT NOT NULL, -- the sentence they stand in
    evidence_start INTEGER NOT NULL, -- where it starts
    evidence_end INTEGER NOT NULL, -- where it ends
    mentions INTEGER NOT NULL, -- how many times the page tells it
    UNIQUE (page, id)
) STRICT;

-- Who takes part in an event, on which side.
CREATE TABLE participants (
    event INTEGER NOT NULL REFERENCES events (key), -- the event
    role TEXT NOT NULL, -- actor or recipient
    nth INTEGER NOT NULL, -- 0 for the first named of a side
    actor TEXT NOT NULL, -- the actor's id
    name TEXT NOT NULL, -- the actor's name
    kind TEXT NOT NULL, -- person, government, country, group …
    country TEXT, -- ISO 3166-1 alpha-2
    sector TEXT, -- as event data have them: GOV, MIL, CVL …
    words TEXT NOT NULL, -- the words that say so
    PRIMARY KEY (event, role, nth)
) STRICT, WITHOUT ROWID;

-- Which events of pages are one happening. Brought up to date when events are asked for, page by page.
CREATE TABLE same_events (
    event INTEGER PRIMARY KEY REFERENCES events (key), -- the event
    happening INTEGER NOT NULL, -- the first of those that are one, as pages came: the event itself, where it is
    page INTEGER NOT NULL REFERENCES pages (number) -- the page it is in
) STRICT;

CREATE INDEX same_events_by_happening ON same_events (happening);

-- What events are found by where another page tells them too: ACCUSE actor12 > standsNO. Brought up to date with
-- same_events.
CREATE TABLE event_traits (
    trait TEXT NOT NULL, -- the type, with who does it > to whom, or with one side and the word or place
    event INTEGER NOT NULL, -- the event's key
    PRIMARY KEY (trait, event)
) STRICT, WITHOUT ROWID;

-- One row an event, with all that is asked most.
CREATE VIEW coded AS
SELECT
    events.key AS key, -- order by it: by when it was, else by date published
    pages.id || '/' || events.id AS id, -- page and event
    pages.id AS page, -- the page's id
    events.type AS type, -- PLOVER's type in capitals, else a civil one
    events.ontology AS ontology, -- plover or civil
    events.mode AS mode, -- the mode of the type
    events.contexts AS contexts, -- PLOVER's contexts: a JSON array
    (
        SELECT json_group_array(
            json_object('name', name, 'kind', kind, 'country', country, 'sector', sector, 'words', words)
        )
        FROM (SELECT * FROM participants WHERE event = events.key AND role = 'actor' ORDER BY nth)
    ) AS actors, -- who did it: a JSON array of objects with name, kind, country, sector and words
    (
        SELECT json_group_array(
            json_object('name', name, 'kind', kind, 'country', country, 'sector', sector, 'words', words)
        )
        FROM (SELECT * FROM participants WHERE event = events.key AND role = 'recipient' ORDER BY nth)
    ) AS recipients, -- to whom: a JSON array of objects with name, kind, country, sector and words
    events.status AS status, -- whether it happened, in the article's own voice, or else the first's
    events.according_to AS according_to, -- who says so; empty for the article itself: a JSON array of names
    events.views AS views, -- what each voice makes of it: a JSON array: status, according_to, statement
    events.earliest AS earliest, -- it was at this time or later
    events.latest AS latest, -- it was at this time or earlier
    events.place AS place, -- where
    events.place_country AS place_country, -- ISO 3166-1 alpha-2
    events.instruments AS instruments, -- the words for what it was done with: a JSON array
    events.amounts AS amounts, -- the words for how much or many: a JSON array
    events.words AS words, -- the words that tell it
    events.words_start AS words_start, -- where they start
    events.words_end AS words_end, -- where they end
    events.evidence AS evidence, -- the sentence they stand in
    events.evidence_start AS evidence_start, -- where it starts
    events.evidence_end AS evidence_end, -- where it ends
    events.mentions AS mentions, -- how many times the page tells it
    articles.published_earliest AS published, -- when the article was published, at the earliest
    articles.site AS site, -- who shows it
    articles.credit AS credit, -- whose report it is
    coalesce(articles.url, pages.url) AS url, -- its address
    articles.headline AS headline, -- the article's headline
    pages.found_at AS found_at -- where the page was found
FROM events
JOIN pages ON pages.number = events.page
JOIN articles ON articles.page = events.page;

-- Events by their words: SELECT coded.* FROM event_search JOIN coded ON key = event_search.rowid
-- WHERE event_search MATCH 'actor : isoRU AND type : ASSAULT' ORDER BY event_search.rowid;
CREATE VIRTUAL TABLE event_search USING fts5 (
    actor, -- names of and words for the actors, their countries (isoRU) and sectors (MIL)
    recipient, -- the same of the recipients
    type, -- the type
    mode, -- the mode
    status, -- the status
    place, -- the place, and its country
    site, -- who shows the page
    content = '',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);

-- Articles by their words: SELECT page FROM article_search JOIN articles ON page = article_search.rowid
-- WHERE article_search MATCH 'text : ferry'.
CREATE VIRTUAL TABLE article_search USING fts5 (
    headline, -- the headline
    text, -- the text
    content = '',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);

-- Events by the words of the sentence that tells them.
CREATE VIRTUAL TABLE evidence_search USING fts5 (
    evidence, -- the sentence
    content = '',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);
