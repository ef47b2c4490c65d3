//! The header card: a heading, a line under it and a button on a coloured or pictured ground. Two versions exist:
//! the first is in old posts.

use crate::{
    json::{self, Fields, trim, truthy},
    render::Context,
};

use super::{Card, email_button::EmailButton, picture::Picture, style::slug, template::on_one_line};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let version = match fields.get("version") {
        serde_json::Value::Null => "1".into(),
        version => json::text(version),
    };
    match &*version {
        "2" if context.is_email() => Header::of(fields).email(context),
        "2" => Header::of(fields).web(context),
        "1" => first_version(fields, context),
        _ if context.is_safe() => first_version(fields, context),
        _ => Err(format!("a header card has the unknown version {version}")),
    }
}

fn first_version(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let (header, subheader) = (fields.text("header"), fields.text("subheader"));
    let (url, text) = (fields.text("buttonUrl"), fields.text("buttonText"));
    let has_button = fields.is("buttonEnabled", false) && !url.is_empty() && !text.is_empty();
    if header.is_empty() && subheader.is_empty() && !has_button {
        return Ok(String::new());
    }
    let (size, style) = (fields.text_or("size", "small"), fields.text_or("style", "dark"));
    let image = fields.text("backgroundImageSrc");
    let background = if style == "image" {
        format!("background-image: url({})", context.style_address(&image))
    } else {
        String::new()
    };
    let mut content = String::new();
    if !header.is_empty() {
        content.push_str(&format!(
            "<h2 class=\"kg-header-card-header\" id=\"{}\">\n {}\n </h2>",
            slug(&header),
            context.markup(&header)
        ));
    }
    if has_words(&subheader) {
        content.push_str(&format!(
            "<h3 class=\"kg-header-card-subheader\" id=\"{}\">\n {}\n </h3>",
            slug(&subheader),
            context.markup(&subheader)
        ));
    }
    if has_button {
        content.push_str(&format!(
            "<a class=\"kg-header-card-button\" href=\"{}\">\n {}\n </a>",
            context.quoted_address(&url),
            context.markup(&text)
        ));
    }
    context.all(&on_one_line(&format!(
        r#"<div class="kg-card kg-header-card kg-width-full kg-size-{} kg-style-{}" data-kg-background-image="{}" style="{background}"> {content} </div>"#,
        context.quoted(&size),
        context.quoted(&style),
        context.quoted_address(&image),
    )))
}

/// Whether anything is left of the line when the breaks at its end are gone.
fn has_words(line: &str) -> bool {
    let mut rest = line;
    while let Some(before) = rest.strip_suffix('>') {
        let before = before.strip_suffix('/').unwrap_or(before).trim_end_matches(json::is_space);
        let start = before.len().saturating_sub(3);
        match before.get(start..) {
            Some(tag) if tag.eq_ignore_ascii_case("<br") => rest = before.get(..start).unwrap_or_default(),
            _ => break,
        }
    }
    !trim(rest).is_empty()
}

/// The fields of the second version that both targets use.
struct Header<'a> {
    fields: Fields<'a>,
    layout: String,
    background: String,
    image: String,
    text_colour: String,
    button_colour: String,
    alignment: String,
    is_contained: bool,
}

impl<'a> Header<'a> {
    fn of(fields: Fields<'a>) -> Self {
        Self {
            fields,
            layout: fields.text_or("layout", "full").into_owned(),
            background: fields.text_or("backgroundColor", "#000000").into_owned(),
            image: fields.text("backgroundImageSrc").into_owned(),
            text_colour: fields.text_or("textColor", "#FFFFFF").into_owned(),
            button_colour: fields.text_or("buttonColor", "#ffffff").into_owned(),
            alignment: fields.text_or("alignment", "center").into_owned(),
            is_contained: fields.text_or("backgroundSize", "cover") == "contain",
        }
    }

    fn is_split(&self) -> bool {
        self.layout == "split"
    }

    fn has_button(&self) -> bool {
        self.fields.is("buttonEnabled", false) && !trim(&self.fields.text("buttonUrl")).is_empty()
    }

    fn web(&self, context: &Context<'_>) -> Card {
        let background = context.quoted(&self.background);
        let is_plain = self.background != "accent" && (self.image.is_empty() || self.is_split());
        let style =
            if is_plain { format!(r#"style="background-color: {background};""#) } else { String::new() };
        let (outer_picture, inner_picture) = if self.is_split() {
            (String::new(), self.picture(context))
        } else {
            (self.picture(context), String::new())
        };
        context.one(&format!(
            r#"
        <div class="{class} {accent}" {style} data-background-color="{background}">
            {outer_picture}
            <div class="kg-header-card-content">
                {inner_picture}
                <div class="kg-header-card-text {alignment}">
                    {header}
                    {subheader}
                    {button}
                </div>
            </div>
        </div>
        "#,
            class =
                layout_class("kg-header-card kg-v2", self.fields, &self.layout, self.is_contained, context),
            accent = if self.background == "accent" { "kg-style-accent" } else { "" },
            alignment = if self.alignment == "center" { "kg-align-center" } else { "" },
            header = self.line("header", "h2", "kg-header-card-heading", context),
            subheader = self.line("subheader", "p", "kg-header-card-subheading", context),
            button = self.button(context),
        ))
    }

    fn line(&self, field: &str, name: &str, class: &str, context: &Context<'_>) -> String {
        let text = self.fields.text(field);
        if text.is_empty() {
            return String::new();
        }
        let (colour, id) = (context.quoted(&self.text_colour), slug(&text));
        let text = context.markup(&text);
        format!(
            r#"<{name} id="{id}" class="{class}" style="color: {colour};" data-text-color="{colour}">{text}</{name}>"#
        )
    }

    fn button(&self, context: &Context<'_>) -> String {
        if !self.has_button() {
            return String::new();
        }
        let text_colour = self.fields.text_or("buttonTextColor", "#000000");
        let (colour, text_colour) = (context.quoted(&self.button_colour), context.quoted(&text_colour));
        let is_accent = self.button_colour == "accent";
        let background = if is_accent { String::new() } else { format!("background-color: {colour};") };
        format!(
            r#"<a href="{}" class="kg-header-card-button {}" style="{background}color: {text_colour};" data-button-color="{colour}" data-button-text-color="{text_colour}">{}</a>"#,
            context.quoted_address(&self.fields.text("buttonUrl")),
            if is_accent { "kg-style-accent" } else { "" },
            context.markup(&self.fields.text("buttonText")),
        )
    }

    fn picture(&self, context: &Context<'_>) -> String {
        if self.image.is_empty() {
            return String::new();
        }
        let width = self.fields.get("backgroundImageWidth");
        let picture = Picture {
            src: &self.image,
            width: if truthy(width) { json::number(width) } else { f64::NAN },
            height: self.fields.number("backgroundImageHeight"),
            is_exact: width.is_number(),
        };
        let srcset =
            picture.srcset(None, context).map(|srcset| format!(r#"srcset="{}""#, context.quoted(&srcset)));
        format!(
            r#"
            <picture><img class="kg-header-card-image" src="{}" {} loading="lazy" alt="" /></picture>
        "#,
            context.quoted_address(&self.image),
            srcset.unwrap_or_default(),
        )
    }

    fn email(&self, context: &Context<'_>) -> Card {
        let (background, image) = (context.quoted(&self.background), context.style_address(&self.image));
        let accent_colour = self.fields.text_or("accentColor", "#FF1A75");
        let accent = if self.background == "accent" {
            format!("background-color: {};", context.quoted(&accent_colour))
        } else {
            String::new()
        };
        let ground = if !self.image.is_empty() && !self.is_split() {
            format!(
                "background-image: url({image}); background-size: cover; background-position: center center;"
            )
        } else {
            format!("background-color: {background};")
        };
        let alignment = if self.alignment == "center" { "text-align: center;" } else { "" };
        let text_colour = context.quoted(&self.text_colour);
        let style = format!("color:{text_colour}; {alignment} {ground} {accent}");
        let is_dark = self.text_colour.eq_ignore_ascii_case("#ffffff");
        let cell_alignment = context.quoted(&self.alignment);
        context.one(&format!(
            r#"
        <div class="kg-header-card kg-v2 {dark}" style="{style}">
            {split_picture}
            <table border="0" cellpadding="0" cellspacing="0" width="100%" style="{style}">
                <tr>
                    {opening}
                        <table border="0" cellpadding="0" cellspacing="0" width="100%">
                            <tr>
                                <td align="{cell_alignment}">
                                    <h2 class="kg-header-card-heading" style="color:{text_colour};">{header}</h2>
                                </td>
                            </tr>
                            <tr>
                                <td class="kg-header-card-subheading-wrapper" align="{cell_alignment}">
                                    <p class="kg-header-card-subheading" style="color:{text_colour};">{subheader}</p>
                                </td>
                            </tr>
                            <tr>
                                {button}
                            </tr>
                        </table>
                {closing}
                    </td>
                </tr>
            </table>
        </div>
        "#,
            dark = if is_dark { "kg-header-card-dark-bg" } else { "kg-header-card-light-bg" },
            split_picture = self.split_picture(&image, &background),
            opening = self.opening(&image, &background),
            header = context.markup(&self.fields.text("header")),
            subheader = context.markup(&self.fields.text("subheader")),
            button = self.email_button(context),
            closing = if self.is_pictured() {
                "
        <!--[if mso]>
            </v:textbox>
        </v:rect>
        <![endif]-->
        "
            } else {
                ""
            },
        ))
    }

    fn is_pictured(&self) -> bool {
        !self.image.is_empty() && !self.is_split()
    }

    fn email_button(&self, context: &Context<'_>) -> String {
        if !self.has_button() {
            return String::new();
        }
        let (url, text) = (self.fields.text("buttonUrl"), self.fields.text("buttonText"));
        let button = EmailButton {
            url: &url,
            text: &text,
            alignment: &self.alignment,
            colour: &self.button_colour,
            ..EmailButton::default()
        };
        format!(
            r#"
                                    <td class="kg-header-button-wrapper">
                                        {}
                                    </td>
                                "#,
            button.template(context)
        )
    }

    /// The picture of a split header in a row of its own, with Outlook's own markup for it.
    fn split_picture(&self, image: &str, background: &str) -> String {
        if self.image.is_empty() || !self.is_split() {
            return String::new();
        }
        let (size, fill, attributes) = if self.is_contained {
            ("50%", "", r#"type="frame" aspect="atmost" size="225pt,120pt""#)
        } else {
            ("cover", r#" fill="true""#, r#"type="frame" aspect="atleast""#)
        };
        format!(
            r#"
                <table border="0" cellpadding="0" cellspacing="0" width="100%">
                    <tr>
                        <td background="{image}" style="background-image: url({image}); background-size: {size}; background-position: center" class="kg-header-card-image" bgcolor="{background}" align="center">
                            
            <!--[if mso]>
                <v:rect xmlns:v="urn:schemas-microsoft-com:vml"{fill} stroke="false" style="width:600px;height:320px;">
                    <v:fill {attributes} src="{image}" color="{background}" />
                    <v:textbox inset="0,0,0,0">
                    </v:textbox>
                </v:rect>
            <![endif]-->
            
                        </td>
                    </tr>
                </table>
            "#
        )
    }

    /// The start of the cell that holds the words: one for Outlook, one for all others.
    fn opening(&self, image: &str, background: &str) -> String {
        let padding = if self.is_pictured() { "padding: 0;" } else { "padding: 40px;" };
        let top = if self.is_contained && self.is_split() { "padding-top: 0;" } else { "" };
        let mut out = format!(
            r#"
                    <!--[if mso]>
                        <td class="kg-header-card-content" style="{padding}{top}">
                    <![endif]-->
                    <!--[if !mso]><!-->
                        <td class="kg-header-card-content" style="{top}">
                    <!--<![endif]-->
                    "#
        );
        if self.is_pictured() {
            out.push_str(&format!(
                r#"
                    <!--[if mso]>
                        <v:rect xmlns:v="urn:schemas-microsoft-com:vml" fill="true" stroke="false" style="width:600px;">
                            <v:fill src="{image}" color="{background}" type="frame" aspect="atleast" focusposition="0.5,0.5" />
                            <v:textbox inset="30pt,30pt,30pt,30pt" style="mso-fit-shape-to-text:true;">
                    <![endif]-->
                    "#
            ));
        }
        out
    }
}

/// The classes of a card that has a layout: its own, and those of the layout.
pub(super) fn layout_class(
    own: &str,
    fields: Fields<'_>,
    layout: &str,
    is_contained: bool,
    context: &Context<'_>,
) -> String {
    let mut class = format!("kg-card {own}");
    if layout == "split" {
        class.push_str(" kg-layout-split kg-width-full");
        if fields.is("swapped", false) {
            class.push_str(" kg-swapped");
        }
        if is_contained {
            class.push_str(" kg-content-wide");
        }
    } else {
        class.push_str(" kg-width-");
        class.push_str(&context.quoted(layout));
        if layout == "full" {
            class.push_str(" kg-content-wide");
        }
    }
    class
}
