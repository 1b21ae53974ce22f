//! Reads a typed line as telephone numbers: one, several, or none with the reason. Nothing is guessed: digits are never joined across a
//! possible separator of two numbers, and text that is not a number (hours, a ward) is returned as words.
//!
//! - A plus is kept where a number begins, also in brackets or after invisible marks; one inside begins another number. "(0)" after a country
//!   code (`+49 (0)40`, `0049 (0)40`) is the trunk zero that is not dialled from abroad. Nothing else is left out.
//! - Space, hyphen, dot and brackets only help the eye. A slash does so after an area code (begins with 0 or +, at most 6 digits:
//!   `040/66969`) and separates two numbers elsewhere (`112 / 911`). So do comma, semicolon, a new line and every word.
//! - Letters are keys (ITU-T E.161) only behind a toll-free prefix that they fill to seven digits: `1-800-PAIN-NOW`.
//! - `*` and `#` belong to network codes (3GPP TS 22.030), which change settings of the phone: refused.
//! - At most 15 digits (ITU-T E.164). The address is that of RFC 3966 without the `phone-context` that no family types; an extension is
//!   dialled after a pause (`,12`), because phones do not act on `;ext=`.

mod keys;
mod line;
mod number;
mod reader;

pub use number::{Dialled, NoNumber, Number};

use keys::letters_on_keys;
use line::{Kind, is_mark, reorders, tokens};
use reader::Reader;

/// True when the typed digits differ from those dialled.
#[must_use]
pub fn differs(typed: &str, number: &Number) -> bool {
    let digits: String = typed.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    digits != number.digits() || !number.extension.is_empty()
}

/// The typed text without invisible marks that could reorder its digits.
#[must_use]
pub fn visible(typed: &str) -> String {
    typed.chars().filter(|sign| !is_mark(*sign) && !reorders(*sign)).collect()
}

/// Reads what was typed.
#[must_use]
pub fn dialled(typed: &str) -> Dialled {
    if typed.chars().any(reorders) {
        return Dialled::Refused(NoNumber::Reordered);
    }
    let tokens = tokens(typed);
    let has = |sign: char| tokens.iter().any(|token| token.kind == Kind::Sign(sign));
    if has('*') || has('#') {
        return Dialled::Refused(NoNumber::Code);
    }
    if tokens.iter().any(|token| matches!(token.kind, Kind::Sign(sign) if sign.is_numeric())) {
        return Dialled::Refused(NoNumber::Letters);
    }
    if let Some(number) = letters_on_keys(&tokens) {
        return Dialled::One { number, written: visible(typed).trim().to_owned(), words: String::new() };
    }
    let mut reader = Reader::new(&tokens);
    if reader.has_letters_inside() {
        return Dialled::Refused(NoNumber::Letters);
    }
    reader.read();
    reader.answer()
}

#[cfg(test)]
mod tests;
