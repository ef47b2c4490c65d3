-- The editors' side: who is signed in, who has done what, and what is kept of each story. Secrets that are only ever
-- compared (session tokens, links in mails, recovery codes) are kept as their SHA-256.

create table sessions (
    id text primary key not null,
    token_hash text not null unique,
    user_id text not null,
    created_at text not null,
    last_seen_at text not null,
    expires_at text not null,
    user_agent text,
    address text
);
create index sessions_by_user on sessions (user_id);

-- Somebody who has given their password and not yet their second factor.
create table sign_ins (
    token_hash text primary key not null,
    user_id text not null,
    expires_at text not null,
    attempts bigint not null default 0
);

create table second_factors (
    user_id text primary key not null,
    secret text not null,
    confirmed boolean not null default false,
    last_step bigint not null default 0
);

create table recovery_codes (
    id text primary key not null,
    user_id text not null,
    code_hash text not null
);
create index recovery_codes_by_user on recovery_codes (user_id);

create table password_resets (
    token_hash text primary key not null,
    user_id text not null,
    expires_at text not null
);

create table invites (
    id text primary key not null,
    role_id text not null,
    status text not null default 'pending',
    token_hash text not null unique,
    email text not null unique,
    expires_at text not null,
    created_at text not null,
    updated_at text
);

-- Every act: only ever added to.
create table actions (
    id text primary key not null,
    resource_id text,
    resource_type text not null,
    actor_id text not null,
    actor_type text not null,
    event text not null,
    context text,
    created_at text not null,
    address text
);
create index actions_by_time on actions (created_at);

create table post_revisions (
    id text primary key not null,
    post_id text not null,
    lexical text,
    created_at_ts bigint not null,
    created_at text not null,
    author_id text,
    title text,
    post_status text,
    reason text,
    feature_image text,
    feature_image_alt text,
    feature_image_caption text,
    custom_excerpt text
);
create index post_revisions_by_post on post_revisions (post_id, created_at_ts);

create table webhooks (
    id text primary key not null,
    event text not null,
    target_url text not null,
    name text,
    secret text,
    api_version text not null default 'v6',
    integration_id text not null,
    last_triggered_at text,
    last_triggered_status text,
    last_triggered_error text,
    created_at text not null,
    updated_at text
);
create index webhooks_by_event on webhooks (event);
