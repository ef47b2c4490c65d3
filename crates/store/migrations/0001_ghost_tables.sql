-- The tables of a Ghost 6.65 export, under Ghost's own names; what Courant adds stands at each table's end.
-- Times are UTC text of fixed width ('2026-01-31 09:05:00').

create table roles (
    id text primary key not null,
    name text not null unique,
    description text,
    created_at text not null,
    updated_at text
);

create table users (
    id text primary key not null,
    name text not null,
    slug text not null unique,
    password text not null,
    email text not null unique,
    profile_image text,
    cover_image text,
    bio text,
    website text,
    location text,
    facebook text,
    twitter text,
    threads text,
    bluesky text,
    mastodon text,
    tiktok text,
    youtube text,
    instagram text,
    linkedin text,
    accessibility text,
    status text not null default 'active',
    locale text,
    visibility text not null default 'public',
    meta_title text,
    meta_description text,
    tour text,
    last_seen text,
    comment_notifications boolean not null default true,
    free_member_signup_notification boolean not null default true,
    paid_subscription_started_notification boolean not null default true,
    paid_subscription_canceled_notification boolean not null default false,
    mention_notifications boolean not null default true,
    recommendation_notifications boolean not null default true,
    milestone_notifications boolean not null default true,
    donation_notifications boolean not null default true,
    gift_subscription_notifications boolean not null default true,
    created_at text not null,
    updated_at text,
    role_title text
);

create table roles_users (
    id text primary key not null,
    role_id text not null,
    user_id text not null
);

create table settings (
    id text primary key not null,
    "group" text not null default 'core',
    "key" text not null unique,
    value text,
    type text not null,
    flags text,
    created_at text not null,
    updated_at text
);

create table custom_theme_settings (
    id text primary key not null,
    theme text not null,
    "key" text not null,
    type text not null,
    value text
);

create table newsletters (
    id text primary key not null,
    uuid text not null unique,
    name text not null unique,
    description text,
    feedback_enabled boolean not null default false,
    slug text not null unique,
    sender_name text,
    sender_email text,
    sender_reply_to text not null default 'newsletter',
    status text not null default 'active',
    visibility text not null default 'members',
    subscribe_on_signup boolean not null default true,
    sort_order bigint not null default 0,
    header_image text,
    show_header_icon boolean not null default true,
    show_header_title boolean not null default true,
    show_excerpt boolean not null default false,
    title_font_category text not null default 'sans_serif',
    title_alignment text not null default 'center',
    show_feature_image boolean not null default true,
    body_font_category text not null default 'sans_serif',
    footer_content text,
    show_badge boolean not null default true,
    show_header_name boolean not null default true,
    show_post_title_section boolean not null default true,
    show_comment_cta boolean not null default true,
    show_subscription_details boolean not null default false,
    show_latest_posts boolean not null default false,
    show_share_button boolean not null default false,
    background_color text not null default 'light',
    post_title_color text,
    created_at text not null,
    updated_at text,
    button_corners text not null default 'rounded',
    button_style text not null default 'fill',
    title_font_weight text not null default 'bold',
    link_style text not null default 'underline',
    image_corners text not null default 'square',
    header_background_color text not null default 'transparent',
    section_title_color text,
    divider_color text,
    button_color text default 'accent',
    link_color text default 'accent'
);

create table products (
    id text primary key not null,
    name text not null,
    slug text not null unique,
    active boolean not null default true,
    welcome_page_url text,
    visibility text not null default 'none',
    trial_days bigint not null default 0,
    description text,
    type text not null default 'paid',
    currency text,
    monthly_price bigint,
    yearly_price bigint,
    created_at text not null,
    updated_at text,
    monthly_price_id text,
    yearly_price_id text
);

create table benefits (
    id text primary key not null,
    name text not null,
    slug text not null unique,
    created_at text not null,
    updated_at text
);

create table products_benefits (
    id text primary key not null,
    product_id text not null,
    benefit_id text not null,
    sort_order bigint not null default 0
);

create table offers (
    id text primary key not null,
    active boolean not null default true,
    name text not null unique,
    code text not null unique,
    product_id text,
    stripe_coupon_id text unique,
    "interval" text not null,
    currency text,
    discount_type text not null,
    discount_amount bigint not null,
    duration text not null,
    duration_in_months bigint,
    portal_title text,
    portal_description text,
    redemption_type text not null default 'signup',
    created_at text not null,
    updated_at text
);

create table offer_redemptions (
    id text primary key not null,
    offer_id text not null,
    member_id text not null,
    subscription_id text not null,
    created_at text not null
);

create table stripe_products (
    id text primary key not null,
    product_id text,
    stripe_product_id text not null unique,
    created_at text not null,
    updated_at text
);

create table stripe_prices (
    id text primary key not null,
    stripe_price_id text not null unique,
    stripe_product_id text not null,
    active boolean not null,
    nickname text,
    currency text not null,
    amount bigint not null,
    type text not null default 'recurring',
    "interval" text,
    description text,
    created_at text not null,
    updated_at text
);

create table tags (
    id text primary key not null,
    name text not null,
    slug text not null unique,
    description text,
    feature_image text,
    parent_id text,
    visibility text not null default 'public',
    og_image text,
    og_title text,
    og_description text,
    twitter_image text,
    twitter_title text,
    twitter_description text,
    meta_title text,
    meta_description text,
    codeinjection_head text,
    codeinjection_foot text,
    canonical_url text,
    accent_color text,
    created_at text not null,
    updated_at text
);

create table posts (
    id text primary key not null,
    uuid text not null,
    title text not null,
    slug text not null,
    comment_id text,
    feature_image text,
    featured boolean not null default false,
    type text not null default 'post',
    status text not null default 'draft',
    locale text,
    visibility text not null default 'public',
    email_recipient_filter text not null,
    created_at text not null,
    updated_at text,
    published_at text,
    published_by text,
    custom_excerpt text,
    auto_excerpt text,
    reading_time bigint,
    codeinjection_head text,
    codeinjection_foot text,
    custom_template text,
    canonical_url text,
    newsletter_id text,
    show_title_and_feature_image boolean not null default true,
    kind text not null default 'article',
    kind_chosen boolean not null default false,
    kicker text,
    excerpt text,
    minutes bigint,
    words bigint,
    teaser text,
    -- The long texts come last: SQLite reads a row from its beginning, and lists need none of them.
    mobiledoc text,
    lexical text,
    html text,
    plaintext text,
    unique (slug, type)
);

create table posts_meta (
    id text primary key not null,
    post_id text not null unique,
    og_image text,
    og_title text,
    og_description text,
    twitter_image text,
    twitter_title text,
    twitter_description text,
    meta_title text,
    meta_description text,
    email_subject text,
    frontmatter text,
    feature_image_alt text,
    feature_image_caption text,
    email_only boolean not null default false
);

create table posts_authors (
    id text primary key not null,
    post_id text not null,
    author_id text not null,
    sort_order bigint not null default 0
);

create table posts_tags (
    id text primary key not null,
    post_id text not null,
    tag_id text not null,
    sort_order bigint not null default 0
);

create table posts_products (
    id text primary key not null,
    post_id text not null,
    product_id text not null,
    sort_order bigint not null default 0
);

create table snippets (
    id text primary key not null,
    name text not null unique,
    mobiledoc text not null,
    lexical text,
    created_at text not null,
    updated_at text
);

create index posts_by_state on posts (type, status, published_at);
create index posts_authors_by_post on posts_authors (post_id, sort_order);
create index posts_authors_by_author on posts_authors (author_id);
create index posts_tags_by_post on posts_tags (post_id, sort_order);
create index posts_tags_by_tag on posts_tags (tag_id);
create index posts_products_by_post on posts_products (post_id);
create index roles_users_by_user on roles_users (user_id);
create unique index custom_theme_settings_by_key on custom_theme_settings (theme, key);
