// What the Admin API shows, as far as the Desk reads it.

export type Status = "draft" | "scheduled" | "published" | "sent";
export type Review = "draft" | "ready" | "approved";
export type Visibility = "public" | "members" | "paid" | "tiers";
export const KINDS = ["article", "brief", "video", "audio", "gallery", "live", "opinion", "explainer"] as const;
export type Kind = (typeof KINDS)[number];
export type RoleName = "Owner" | "Administrator" | "Super Editor" | "Editor" | "Author" | "Contributor";

export interface Named {
  id: string;
  name: string;
  slug: string;
}

export interface Tag extends Named {
  description: string | null;
  feature_image: string | null;
  visibility: "public" | "internal";
  accent_color: string | null;
  meta_title: string | null;
  meta_description: string | null;
  url: string;
  count?: { posts: number };
}

export interface Role {
  id: string;
  name: RoleName;
  description: string;
}

export interface User extends Named {
  email: string;
  profile_image: string | null;
  bio: string | null;
  website: string | null;
  location: string | null;
  status: string;
  last_seen: string | null;
  role_title?: string | null;
  roles: Role[];
}

export interface Story {
  id: string;
  uuid: string;
  title: string;
  slug: string;
  status: Status;
  visibility: Visibility;
  featured: boolean;
  lexical: string | null;
  feature_image: string | null;
  feature_image_alt: string | null;
  feature_image_caption: string | null;
  custom_excerpt: string | null;
  canonical_url: string | null;
  meta_title: string | null;
  meta_description: string | null;
  og_title: string | null;
  og_description: string | null;
  og_image: string | null;
  twitter_title: string | null;
  twitter_description: string | null;
  twitter_image: string | null;
  codeinjection_head: string | null;
  codeinjection_foot: string | null;
  custom_template: string | null;
  published_at: string | null;
  updated_at: string;
  created_at: string;
  url: string;
  tags: { id?: string; name: string; slug?: string }[];
  authors: { id: string; name: string; slug?: string }[];
}

export interface Revision {
  id: string;
  post_id: string;
  lexical: string | null;
  created_at: string;
  author_id: string | null;
  title: string | null;
  post_status: string | null;
  reason: string | null;
}

export interface Pagination {
  page: number;
  limit: number;
  pages: number;
  total: number;
}

export interface Site {
  title: string | null;
  url: string;
  logo: string | null;
  icon: string | null;
  accent_color: string | null;
  locale: string;
  timezone: string;
}
