-- Where things are: the text of the site's routes.yaml ('routes') and of its redirects ('redirects.yaml' or
-- 'redirects.json'), as they were last found to be right. The digest says whether what a process has read is this.
create table routing (
    name text primary key not null,
    digest text not null,
    text text not null
);
