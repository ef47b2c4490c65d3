//! The product card: a picture, a title, stars, words and a button.

use crate::{
    json::{self, Fields, format_number, truthy},
    render::Context,
};

use super::{Card, email_button::EmailButton, picture::Picture};

const STAR: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M12.729,1.2l3.346,6.629,6.44.638a.805.805,0,0,1,.5,1.374l-5.3,5.253,1.965,7.138a.813.813,0,0,1-1.151.935L12,19.934,5.48,23.163a.813.813,0,0,1-1.151-.935L6.294,15.09.99,9.837a.805.805,0,0,1,.5-1.374l6.44-.638L11.271,1.2A.819.819,0,0,1,12.729,1.2Z"></path></svg>"#;

/// Pictures of products in e-mails are at most this wide, in pixels.
const EMAIL_WIDTH: f64 = 560.0;

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    if is_empty(fields) {
        return Ok(String::new());
    }
    if context.is_email() { email(fields, context) } else { web(fields, context) }
}

fn is_empty(fields: Fields<'_>) -> bool {
    let has = |name| !fields.text(name).is_empty();
    let has_button = fields.is("productButtonEnabled", false) && has("productUrl") && has("productButton");
    !has("productTitle")
        && !has("productDescription")
        && !has_button
        && !has("productImageSrc")
        && !fields.is("productRatingEnabled", false)
}

fn stars(fields: Fields<'_>) -> f64 {
    if fields.get("productStarRating").is_null() { 5.0 } else { fields.number("productStarRating") }
}

fn web(fields: Fields<'_>, context: &Context<'_>) -> Card {
    context.one(&format!(
        r#"
        <div class="kg-card kg-product-card">
            <div class="kg-product-card-container">
                {image}
                <div class="kg-product-card-title-container">
                    <h4 class="kg-product-card-title">{title}</h4>
                </div>
                {rating}

                <div class="kg-product-card-description">{description}</div>
                {button}
            </div>
        </div>
    "#,
        image = web_image(fields, context),
        title = context.markup(&fields.text("productTitle")),
        rating =
            if fields.is("productRatingEnabled", false) { web_rating(stars(fields)) } else { String::new() },
        description = context.markup(&fields.text("productDescription")),
        button = web_button(fields, context),
    ))
}

fn web_image(fields: Fields<'_>, context: &Context<'_>) -> String {
    let src = fields.text("productImageSrc");
    if src.is_empty() {
        return String::new();
    }
    let size = |name, field| {
        let value = fields.get(field);
        if truthy(value) {
            format!(r#"{name}="{}""#, context.quoted(&json::text(value)))
        } else {
            String::new()
        }
    };
    format!(
        r#"<img src="{}" {} {} class="kg-product-card-image" loading="lazy" />"#,
        context.quoted_address(&src),
        size("width", "productImageWidth"),
        size("height", "productImageHeight"),
    )
}

fn web_rating(stars: f64) -> String {
    let mut out = "\n                    <div class=\"kg-product-card-rating\">\n".to_owned();
    for star in 1..=5 {
        let active = if stars >= f64::from(star) { "kg-product-card-rating-active" } else { "" };
        out.push_str(&format!(
            "                        <span class=\"{active} kg-product-card-rating-star\">{STAR}</span>\n"
        ));
    }
    out.push_str("                    </div>\n                ");
    out
}

fn web_button(fields: Fields<'_>, context: &Context<'_>) -> String {
    if !fields.is("productButtonEnabled", false) {
        return String::new();
    }
    format!(
        r#"
                    <a href="{}" class="kg-product-card-button kg-product-card-btn-accent" target="_blank" rel="noopener noreferrer"><span>{}</span></a>
                "#,
        context.quoted_address(&fields.text("productUrl")),
        context.markup(&fields.text("productButton")),
    )
}

fn email(fields: Fields<'_>, context: &Context<'_>) -> Card {
    context.one(&format!(
        r#"
        <table class="kg-product-card" cellspacing="0" cellpadding="0" border="0">
            <tr>
                <td class="kg-product-card-container">
                    <table cellspacing="0" cellpadding="0" border="0">
                        {image}
                        <tr>
                            <td valign="top">
                                <h4 class="kg-product-title">{title}</h4>
                            </td>
                        </tr>
                        {rating}
                        <tr>
                            <td class="kg-product-description-wrapper">{description}</td>
                        </tr>
                        {button}
                    </table>
                </td>
            </tr>
        </table>
        "#,
        image = email_image(fields, context),
        title = context.markup(&fields.text("productTitle")),
        rating = email_rating(fields, context),
        description = context.markup(&fields.text("productDescription")),
        button = email_button(fields, context),
    ))
}

fn email_image(fields: Fields<'_>, context: &Context<'_>) -> String {
    let src = fields.text("productImageSrc");
    if src.is_empty() {
        return String::new();
    }
    let (width, height) = (fields.get("productImageWidth"), fields.get("productImageHeight"));
    let mut size = String::from(" ");
    if truthy(width) && truthy(height) {
        let picture =
            Picture { src: &src, width: json::number(width), height: json::number(height), is_exact: true };
        size = if picture.width >= EMAIL_WIDTH {
            let (width, height) = picture.at_width(EMAIL_WIDTH);
            format!(r#"width="{}" height="{}""#, format_number(width), format_number(height))
        } else {
            let (width, height) = (json::text(width), json::text(height));
            format!(r#"width="{}" height="{}""#, context.quoted(&width), context.quoted(&height))
        };
    }
    format!(
        r#"
                            <tr>
                                <td class="kg-product-image" align="center">
                                    <img src="{}" {size} border="0"/>
                                </td>
                            </tr>
                        "#,
        context.quoted_address(&src)
    )
}

fn email_rating(fields: Fields<'_>, context: &Context<'_>) -> String {
    if !fields.is("productRatingEnabled", false) {
        return String::new();
    }
    let ground = if context.options.design.background_is_dark { "darkmode-" } else { "" };
    let stars = match fields.get("productStarRating") {
        serde_json::Value::Null => "5".into(),
        stars => json::text(stars),
    };
    format!(
        r#"
                            <tr class="kg-product-rating">
                                <td valign="top">
                                    <img src="https://static.ghost.org/v4.0.0/images/star-rating-{ground}{}.png" border="0" />
                                </td>
                            </tr>
                        "#,
        context.quoted(&stars)
    )
}

fn email_button(fields: Fields<'_>, context: &Context<'_>) -> String {
    if !fields.is("productButtonEnabled", false) {
        return String::new();
    }
    let (url, text) = (fields.text("productUrl"), fields.text("productButton"));
    let button = EmailButton { url: &url, text: &text, width: "100%", ..EmailButton::default() };
    format!(
        r#"
                            <tr>
                                <td class="kg-product-button-wrapper">
                                    {}
                                </td>
                            </tr>
                        "#,
        button.template(context)
    )
}
