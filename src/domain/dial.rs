//! Reads a typed line as telephone numbers: one, several, or none with the reason. Nothing is guessed: digits are never joined across a
//! possible separator of two numbers, and text that is not a number (hours, a ward) is returned as words.
//!
//! - A plus is kept where a number begins, also in brackets or after invisible marks; one inside begins another number. "(0)" after a country
//!   code (`+49 (0)40`, `0049 (0)40`) is the trunk zero that is not dialled from abroad. Nothing else is left out.
//! - Space, hyphen, dot and brackets only help the eye. A slash does so after an area code (begins with 0 or +, at most 6 digits: `040/66969`)
//!   and stands between two numbers elsewhere (`112 / 911`). So do comma, semicolon, a new line and every word.
//! - Letters are keys (ITU-T E.161) only behind a toll-free prefix that they fill to seven digits: `1-800-PAIN-NOW`.
//! - `*` and `#` belong to network codes (3GPP TS 22.030), which change settings of the phone: refused.
//! - At most 15 digits (ITU-T E.164). The address is that of RFC 3966 without the `phone-context` that no family types; an extension is
//!   dialled after a pause (`,12`), because phones do not act on `;ext=`.

mod line;

use line::{EMERGENCY, Kind, Look, Role, TELEPHONE, Token, is_mark, reorders, roles, tokens};

/// Most digits of a number (ITU-T E.164), the prefix `00` not counted.
const DIGITS_MAX: usize = 15;
/// Most digits in front of a slash that are still an area code.
const AREA_MAX: usize = 6;
/// Most digits of an extension.
const EXTENSION_MAX: usize = 7;

/// A number that can be dialled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// Its digits in the groups they were typed in; the first may begin with a plus.
    groups: Vec<String>,
    /// Extension dialled after a pause, or empty.
    pub extension: String,
}

impl Number {
    /// The plus, if any, and all digits.
    #[must_use]
    pub fn digits(&self) -> String {
        self.groups.concat()
    }

    /// The address a phone dials (RFC 3966).
    #[must_use]
    pub fn address(&self) -> String {
        let pause = if self.extension.is_empty() { "" } else { "," };
        format!("tel:{}{pause}{}", self.digits(), self.extension)
    }

    /// The digits in groups, without the extension.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.groups.as_slice() {
            [all] if all.len() > 6 => all.as_bytes().chunks(3).map(|three| String::from_utf8_lossy(three)).collect::<Vec<_>>().join(" "),
            groups => groups.join(" "),
        }
    }

    fn len(&self) -> usize {
        self.groups.iter().map(|group| group.trim_start_matches('+').len()).sum()
    }

    fn is_too_long(&self) -> bool {
        let prefix = if self.digits().starts_with("00") { 2 } else { 0 };
        self.len() > DIGITS_MAX + prefix || self.extension.len() > EXTENSION_MAX
    }
}

/// Why nothing is dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoNumber {
    /// There is no number in it.
    NoDigits,
    /// More digits than a number can have.
    TooLong,
    /// A code with `*` or `#`.
    Code,
    /// Direction marks that display its digits in another order.
    Reordered,
    /// Letters or signs within the number.
    Letters,
}

/// Result of reading a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialled {
    /// One number.
    One {
        /// What is dialled.
        number: Number,
        /// The number as it was typed, without the words around it.
        written: String,
        /// The remaining words: hours, a ward.
        words: String,
    },
    /// Two or more separate numbers.
    Several(Vec<Number>),
    /// None.
    Refused(NoNumber),
}

impl Dialled {
    /// All numbers in it.
    #[must_use]
    pub fn numbers(&self) -> &[Number] {
        match self {
            Self::One { number, .. } => std::slice::from_ref(number),
            Self::Several(numbers) => numbers,
            Self::Refused(_) => &[],
        }
    }
}

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
    let mut reader = Reader { tokens: &tokens, roles: roles(&tokens), found: Vec::new(), spans: Vec::new() };
    if reader.has_letters_inside() {
        return Dialled::Refused(NoNumber::Letters);
    }
    reader.read();
    reader.answer()
}

/// "1-800-PAIN-NOW", "0800 PAIN NOW": capital letters, or any after a hyphen, behind a toll-free prefix.
fn letters_on_keys(tokens: &[Token]) -> Option<Number> {
    let (mut keys, mut letters, mut before) = (String::new(), 0, ' ');
    for token in tokens {
        match token.kind {
            Kind::Digits => keys += &token.plain,
            Kind::Word if before == '-' || token.typed.chars().all(char::is_uppercase) => {
                letters += token.plain.len();
                for letter in token.plain.chars() {
                    keys.push(key_of(letter)?);
                }
            }
            Kind::Sign('+') if keys.is_empty() => keys.push('+'),
            Kind::Space | Kind::Sign('-' | '.' | '(' | ')') => {}
            _ => return None,
        }
        before = token.plain.chars().next().unwrap_or(' ');
    }
    let national = keys.strip_prefix("+1").or_else(|| keys.strip_prefix('1')).or_else(|| keys.strip_prefix('0')).unwrap_or(&keys);
    let prefix = ["800", "833", "844", "855", "866", "877", "888", "808"].iter().find(|prefix| national.starts_with(**prefix))?;
    let rest = national.strip_prefix(*prefix)?;
    let (first, last) = rest.split_at_checked(3)?;
    let begins = keys.strip_suffix(rest)?;
    (letters >= 3 && rest.len() == 7)
        .then(|| Number { groups: vec![begins.to_owned(), first.to_owned(), last.to_owned()], extension: String::new() })
}

/// The key a letter stands on (ITU-T E.161).
const fn key_of(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        'w'..='z' => '9',
        _ => return None,
    })
}

struct Reader<'a> {
    tokens: &'a [Token],
    roles: Vec<Role>,
    found: Vec<Number>,
    /// The first and last token of each.
    spans: Vec<(usize, usize)>,
}

impl Reader<'_> {
    fn is_open(&self, place: usize) -> bool {
        self.roles.get(place) == Some(&Role::Open)
    }

    /// True for a letter adjacent to digits of a number, as in "O30": a typing error that would dial something else.
    fn has_letters_inside(&self) -> bool {
        let look = Look { tokens: self.tokens, place: 0 };
        let touches = |(place, pair): (usize, &[Token])| match pair {
            [first, second] => {
                let kinds = (first.kind, second.kind);
                let open = self.is_open(place) && self.is_open(place + 1);
                let tied = |word: usize, digits: usize| {
                    look.kind(word) == Some(Kind::Word)
                        && self.is_open(word)
                        && look.kind(digits) == Some(Kind::Digits)
                        && self.is_open(digits)
                };
                (open && matches!(kinds, (Kind::Word, Kind::Digits) | (Kind::Digits, Kind::Word)))
                    || (first.kind == Kind::Digits && second.kind == Kind::Sign('-') && tied(place + 2, place))
            }
            _ => false,
        };
        self.tokens.windows(2).enumerate().any(touches)
    }

    /// Collects digits and their groups into numbers.
    fn read(&mut self) {
        let mut number = Number::default();
        let mut span: Option<(usize, usize)> = None;
        // Start of a plus or bracket before the first digits.
        let (mut plus, mut start) = (false, None);
        let look = Look { tokens: self.tokens, place: 0 };
        for (place, token) in self.tokens.iter().enumerate() {
            let role = self.roles.get(place).copied().unwrap_or(Role::Words);
            if role == Role::Extension {
                self.extend(place, &token.plain, &mut number, &mut span);
                continue;
            }
            let joins = role == Role::Open
                && match token.kind {
                    Kind::Digits | Kind::Sign('+' | ')' | '.') => true,
                    Kind::Space => !starts_another(look, place + 1, &number),
                    Kind::Sign('-') => !stands_between(look, place, &number),
                    Kind::Sign('/') => is_area(&number) && !is_emergency(&number) && continues(look, place + 1),
                    Kind::Sign('(') => number.len() < AREA_MAX,
                    _ => false,
                };
            let is_new_plus = token.kind == Kind::Sign('+') && number.len() > 0;
            if !joins || is_new_plus {
                self.keep(&mut number, &mut span);
                (plus, start) = (false, None);
            }
            if !joins {
                continue;
            }
            match token.kind {
                Kind::Sign('+') => (plus, start) = (true, start.or(Some(place))),
                Kind::Sign('(') => start = start.or(Some(place)),
                Kind::Digits if is_trunk_zero(look, place, &number) => {}
                Kind::Digits => {
                    number.groups.push(if plus { format!("+{}", token.plain) } else { token.plain.clone() });
                    plus = false;
                    span = Some((span.map_or(start.unwrap_or(place), |(first, _)| first), place));
                }
                _ => {}
            }
        }
        self.keep(&mut number, &mut span);
    }

    /// The extension belongs to the number before it.
    fn extend(&mut self, place: usize, digits: &str, number: &mut Number, span: &mut Option<(usize, usize)>) {
        self.keep(number, span);
        if let (Some(number), Some(span)) = (self.found.last_mut(), self.spans.last_mut()) {
            digits.clone_into(&mut number.extension);
            span.1 = place;
        }
    }

    /// Stores a finished number. A single digit is no number, unless nothing else was typed.
    fn keep(&mut self, number: &mut Number, span: &mut Option<(usize, usize)>) {
        let number = std::mem::take(number);
        if let Some(span) = span.take().filter(|_| number.len() > 1 || self.tokens.len() == 1) {
            self.found.push(number);
            self.spans.push(span);
        }
    }

    fn answer(mut self) -> Dialled {
        self.pause();
        if self.found.iter().any(Number::is_too_long) {
            return Dialled::Refused(NoNumber::TooLong);
        }
        let (Some(number), Some(span)) = (self.found.first(), self.spans.first()) else { return Dialled::Refused(NoNumber::NoDigits) };
        if self.found.len() > 1 {
            return Dialled::Several(self.found);
        }
        let (first, last) = self.whole(*span);
        let written = |tokens: &[Token]| tokens.iter().map(|token| token.typed.as_str()).collect::<String>();
        let before = written(self.tokens.get(..first).unwrap_or_default());
        let after = written(self.tokens.get(last + 1..).unwrap_or_default());
        let words: Vec<String> = [before, after].iter().map(|words| tidy(words)).filter(|words| !words.is_empty()).collect();
        let typed = written(self.tokens.get(first..=last).unwrap_or_default());
        Dialled::One { number: number.clone(), written: typed.trim().to_owned(), words: words.join(", ") }
    }

    /// A bracket that is open at the end is closed.
    fn whole(&self, (first, last): (usize, usize)) -> (usize, usize) {
        let look = Look { tokens: self.tokens, place: 0 };
        let count = |sign: char| (first..=last).filter(|place| look.is(*place, sign)).count();
        (first, if look.is(last + 1, ')') && count('(') > count(')') { last + 1 } else { last })
    }

    /// "030 12345,12": a comma without a space, and few digits, is a pause and an extension.
    fn pause(&mut self) {
        let look = Look { tokens: self.tokens, place: 0 };
        if let ([number, after], [(_, end), (start, last)]) = (self.found.as_mut_slice(), self.spans.as_slice()) {
            let tight = look.is(end + 1, ',') && *start == end + 2 && start == last;
            if tight && number.len() >= AREA_MAX && after.len() < AREA_MAX && number.extension.is_empty() && !is_emergency(after) {
                number.extension = after.digits();
                self.spans = self.spans.first().map(|(first, _)| vec![(*first, *last)]).unwrap_or_default();
                self.found.truncate(1);
            }
        }
    }
}

/// The words without the punctuation around them and without "Tel.".
fn tidy(words: &str) -> String {
    let bare = |words: &str| words.trim_matches([' ', ':', ',', ';', '-', '–', '—', '/', '.', '|', '\u{a0}', '+', '&']).to_owned();
    let mut words = bare(words);
    if !words.contains(')') || !words.contains('(') || (words.starts_with('(') && words.ends_with(')')) {
        words = bare(words.trim_matches(['(', ')']));
    }
    if TELEPHONE.contains(&words.to_lowercase().as_str()) { String::new() } else { words }
}

fn is_emergency(number: &Number) -> bool {
    EMERGENCY.contains(&number.digits().as_str())
}

/// True for an area or country code: few digits with a trunk zero or a plus.
fn is_area(number: &Number) -> bool {
    number.len() <= AREA_MAX && number.groups.first().is_some_and(|group| group.starts_with(['0', '+']))
}

/// True when the digits after a slash continue the number.
fn continues(look: Look<'_>, from: usize) -> bool {
    let next = look.skip(from);
    let digits = look.digits(next);
    !digits.is_empty() && !digits.starts_with('0') && !EMERGENCY.contains(&digits)
}

/// The next group begins another number: short numbers for help in a row, or the same area code again.
fn starts_another(look: Look<'_>, next: usize, number: &Number) -> bool {
    let digits = look.digits(next);
    let repeats = number.len() >= AREA_MAX
        && digits.len() > 2
        && digits.starts_with('0')
        && number.groups.first().is_some_and(|first| first == digits);
    let is_help = is_emergency(number) && (EMERGENCY.contains(&digits) || digits.starts_with('0'));
    repeats || is_help || (number.len() >= AREA_MAX && digits.len() >= AREA_MAX && digits.starts_with('0'))
}

/// A hyphen with spaces, or between short numbers for help, may stand between two numbers.
fn stands_between(look: Look<'_>, place: usize, number: &Number) -> bool {
    let next = look.skip(place + 1);
    let digits = look.digits(next);
    let spaced = next > place + 1;
    let help = is_emergency(number) && EMERGENCY.contains(&digits);
    help || (spaced && number.len() >= AREA_MAX && (digits.starts_with('0') || EMERGENCY.contains(&digits)))
}

/// "(0)" right after a country code.
fn is_trunk_zero(look: Look<'_>, place: usize, number: &Number) -> bool {
    let bracketed = place.checked_sub(1).is_some_and(|before| look.is(before, '(')) && look.is(place + 1, ')');
    let digits = number.digits();
    let country = digits.strip_prefix('+').or_else(|| digits.strip_prefix("00")).unwrap_or_default();
    look.digits(place) == "0" && bracketed && (1..=3).contains(&country.len())
}

#[cfg(test)]
mod tests;
