//! The call to action: a sponsor's line, a picture, words and a button, for members of some kind.

mod email;

use crate::{
    html::clean_basic_html,
    json::{self, Fields, truthy},
    render::Context,
};

use super::{Card, style::is_colour, visibility::Visibility};

const SPONSOR: &str = r#"<p><span style="white-space: pre-wrap;">SPONSORED</span></p>"#;

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let card = CallToAction::of(fields);
    let html = if context.is_email() { card.email(context)? } else { card.web(context)? };
    Ok(Visibility::of(fields.get("visibility")).show(html, context))
}

struct CallToAction<'a> {
    fields: Fields<'a>,
    layout: String,
    alignment: String,
    background: String,
    /// HTML.
    text: String,
    /// HTML, if the card has a sponsor's line.
    sponsor: Option<String>,
    image: String,
    button_url: String,
    button_text: String,
    button_colour: String,
    wants_button: bool,
}

impl<'a> CallToAction<'a> {
    fn of(fields: Fields<'a>) -> Self {
        let background = fields.text_or("backgroundColor", "grey");
        let has_sponsor = fields.is("hasSponsorLabel", true);
        Self {
            fields,
            layout: fields.text_or("layout", "minimal").into_owned(),
            alignment: fields.text_or("alignment", "left").into_owned(),
            background: if is_colour(&background) { background.into_owned() } else { "white".to_owned() },
            text: fields.text("textValue").into_owned(),
            sponsor: has_sponsor.then(|| fields.text_or("sponsorLabel", SPONSOR).into_owned()),
            image: fields.text("imageUrl").into_owned(),
            button_url: fields.text("buttonUrl").into_owned(),
            button_text: fields.text_or("buttonText", "Learn more").into_owned(),
            button_colour: fields.text_or("buttonColor", "#000000").into_owned(),
            wants_button: fields.is("showButton", true),
        }
    }

    fn has_button(&self) -> bool {
        self.wants_button && !self.button_url.is_empty()
    }

    fn has_size(&self) -> bool {
        truthy(self.fields.get("imageWidth")) && truthy(self.fields.get("imageHeight"))
    }

    /// The classes that depend on the fields, in a row, each in its place even where it is missing.
    fn class(&self, which: &str) -> &'static str {
        match which {
            "no-dividers" if !self.fields.is("showDividers", true) => "kg-cta-no-dividers",
            "no-label" if self.sponsor.is_none() => "kg-cta-no-label",
            "no-text" if self.text.is_empty() => "kg-cta-no-text",
            "image" if !self.image.is_empty() => "kg-cta-has-img",
            "link" if self.fields.text_or("linkColor", "text") == "accent" => "kg-cta-link-accent",
            "centered" if self.alignment == "center" => "kg-cta-centered",
            _ => "",
        }
    }

    fn linked(&self, image: &str, context: &Context<'_>) -> String {
        if self.has_button() {
            format!(r#"<a href="{}">{image}</a>"#, context.quoted_address(&self.button_url))
        } else {
            image.to_owned()
        }
    }

    fn web(&self, context: &Context<'_>) -> Card {
        let layout = context.quoted(&self.layout);
        context.one(&format!(
            r#"
        <div class="kg-card kg-cta-card kg-cta-bg-{background} kg-cta-{layout} {no_dividers} {has_image} {link} {centered}" data-layout="{layout}">
            {sponsor}
            <div class="kg-cta-content">
                {image}
                {inner}
            </div>
        </div>
    "#,
            background = self.background,
            no_dividers = self.class("no-dividers"),
            has_image = self.class("image"),
            link = self.class("link"),
            centered = self.class("centered"),
            sponsor = self.web_sponsor(context),
            image = self.web_image(context),
            inner = self.web_inner(context),
        ))
    }

    fn web_sponsor(&self, context: &Context<'_>) -> String {
        let Some(sponsor) = &self.sponsor else { return String::new() };
        format!(
            r#"
                <div class="kg-cta-sponsor-label-wrapper">
                    <div class="kg-cta-sponsor-label">
                        {}
                    </div>
                </div>
            "#,
            context.markup(&clean_basic_html(sponsor, true))
        )
    }

    fn web_image(&self, context: &Context<'_>) -> String {
        if self.image.is_empty() {
            return String::new();
        }
        let size = if self.has_size() {
            let (width, height) =
                (json::text(self.fields.get("imageWidth")), json::text(self.fields.get("imageHeight")));
            format!(r#"data-image-dimensions="{}x{}""#, context.quoted(&width), context.quoted(&height))
        } else {
            String::new()
        };
        let image = format!(r#"<img src="{}" alt="CTA Image" {size}>"#, context.quoted_address(&self.image));
        format!(
            r#"
                    <div class="kg-cta-image-container">
                        {}
                    </div>
                "#,
            self.linked(&image, context)
        )
    }

    fn web_inner(&self, context: &Context<'_>) -> String {
        if self.text.is_empty() && !self.wants_button {
            return String::new();
        }
        let text = if self.text.is_empty() {
            String::new()
        } else {
            format!(
                r#"
                        <div class="kg-cta-text">
                            {}
                        </div>
                    "#,
                context.markup(&self.text)
            )
        };
        format!(
            r#"
                    <div class="kg-cta-content-inner">
                    {text}
                    {}
                    </div>
                "#,
            self.web_button(context)
        )
    }

    fn web_button(&self, context: &Context<'_>) -> String {
        if !self.has_button() {
            return String::new();
        }
        let colour = if is_colour(&self.button_colour) { &*self.button_colour } else { "accent" };
        let text_colour = self.fields.text_or("buttonTextColor", "#ffffff");
        let text_colour = context.quoted(&text_colour);
        let (class, style) = if colour == "accent" {
            ("kg-style-accent", format!("color: {text_colour};"))
        } else {
            ("", format!("background-color: {colour}; color: {text_colour};"))
        };
        format!(
            r#"
                        <a href="{}" class="kg-cta-button {class}" style="{style}">
                            {}
                        </a>
                        "#,
            context.quoted_address(&self.button_url),
            context.markup(&self.button_text),
        )
    }
}
