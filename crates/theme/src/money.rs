//! Amounts of money as languages write them, for the languages and currencies that sites have.

/// How an amount is to be written.
#[derive(Clone, Copy)]
pub(crate) struct Money<'m> {
    /// Three capital letters.
    pub(crate) currency: &'m str,
    pub(crate) naming: Naming,
    /// A BCP 47 tag.
    pub(crate) locale: &'m str,
    /// Whether a whole amount has its fraction too.
    pub(crate) is_long: bool,
}

/// How the currency is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Naming {
    /// `$`
    Symbol,
    /// `USD`
    Code,
    /// `US dollars`
    Name,
}

/// Code, symbol in English, symbol elsewhere, name in English.
const CURRENCIES: [(&str, &str, &str, &str); 16] = [
    ("USD", "$", "$", "US dollars"),
    ("EUR", "€", "€", "euros"),
    ("GBP", "£", "£", "British pounds"),
    ("JPY", "¥", "¥", "Japanese yen"),
    ("INR", "₹", "₹", "Indian rupees"),
    ("CAD", "CA$", "CA$", "Canadian dollars"),
    ("AUD", "A$", "AU$", "Australian dollars"),
    ("NZD", "NZ$", "NZ$", "New Zealand dollars"),
    ("BRL", "R$", "R$", "Brazilian reals"),
    ("CNY", "CN¥", "CN¥", "Chinese yuan"),
    ("KRW", "₩", "₩", "South Korean won"),
    ("MXN", "MX$", "MX$", "Mexican pesos"),
    ("ILS", "₪", "₪", "Israeli new shekels"),
    ("UAH", "UAH", "₴", "Ukrainian hryvnias"),
    ("PLN", "PLN", "zł", "Polish zlotys"),
    ("CHF", "CHF", "CHF", "Swiss francs"),
];

/// Currencies without a smaller unit.
const WHOLE: [&str; 3] = ["JPY", "KRW", "VND"];

impl Money<'_> {
    /// The amount with its currency, as JavaScript's `Intl.NumberFormat` writes it.
    pub(crate) fn write(&self, amount: f64) -> String {
        let fraction = match (WHOLE.contains(&self.currency), amount.fract() == 0.0 && !self.is_long) {
            (true, _) | (_, true) => 0,
            _ => 2,
        };
        let sign = if amount < 0.0 { "-" } else { "" };
        let number = self.grouped(&format!("{:.fraction$}", amount.abs()));
        let name = match self.naming {
            Naming::Symbol => self.symbol(),
            Naming::Code => self.currency,
            Naming::Name => return format!("{sign}{number} {}", self.name()),
        };
        if self.is_before() {
            let space = if name.ends_with(char::is_alphabetic) { "\u{a0}" } else { "" };
            format!("{sign}{name}{space}{number}")
        } else {
            format!("{sign}{number}\u{a0}{name}")
        }
    }

    /// The currency's sign, or its code where the language has no sign for it.
    pub(crate) fn symbol(&self) -> &str {
        let known = CURRENCIES.iter().find(|(code, ..)| *code == self.currency);
        known.map_or(
            self.currency,
            |(_, english, elsewhere, _)| if self.is_english() { english } else { elsewhere },
        )
    }

    fn name(&self) -> &str {
        let known = CURRENCIES.iter().find(|(code, ..)| *code == self.currency);
        known.map_or(self.currency, |(.., name)| name)
    }

    fn language(&self) -> &str {
        self.locale.split(['-', '_']).next().unwrap_or_default()
    }

    fn is_english(&self) -> bool {
        matches!(self.language(), "en" | "")
    }

    /// Whether the currency stands before the number.
    fn is_before(&self) -> bool {
        matches!(self.language(), "en" | "" | "ja" | "zh" | "ko" | "hi" | "th" | "tr" | "nl" | "he")
    }

    /// The digits in groups of three, with the language's marks.
    fn grouped(&self, digits: &str) -> String {
        let (group, point) = match self.language() {
            "en" | "" | "ja" | "zh" | "ko" | "hi" | "th" | "he" => (",", "."),
            "fr" => ("\u{202f}", ","),
            "uk" | "ru" | "pl" | "cs" | "sk" | "bg" | "fi" | "sv" | "nb" | "no" | "hu" => ("\u{a0}", ","),
            _ => (".", ","),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push_str(group);
            }
            grouped.push(digit);
        }
        if !fraction.is_empty() {
            grouped.push_str(point);
            grouped.push_str(fraction);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::{Money, Naming};

    fn money(currency: &str, locale: &str, amount: f64) -> String {
        Money { currency, naming: Naming::Symbol, locale, is_long: false }.write(amount)
    }

    #[test]
    fn amounts_are_written_as_the_language_does() {
        assert_eq!(money("USD", "en", 5.0), "$5");
        assert_eq!(money("USD", "en", 1234.5), "$1,234.50");
        assert_eq!(money("UAH", "en", 100.0), "UAH\u{a0}100");
        assert_eq!(money("EUR", "de", 1234.5), "1.234,50\u{a0}€");
        assert_eq!(money("UAH", "uk-UA", 1234.0), "1\u{a0}234\u{a0}₴");
        assert_eq!(money("JPY", "en", 500.0), "¥500");
    }

    #[test]
    fn the_currency_is_named_as_asked() {
        let named = |naming| Money { currency: "USD", naming, locale: "en", is_long: true }.write(5.0);
        assert_eq!(named(Naming::Code), "USD\u{a0}5.00");
        assert_eq!(named(Naming::Name), "5.00 US dollars");
    }
}
