//! Splits a line into tokens and finds those that are not part of a number: hours, names with a digit, extensions.

/// True for embeddings, overrides and isolates that display digits in another order than they are dialled. Left-to-right marks and the
/// closing marks do not; phones add them when a number is copied.
pub(super) const fn reorders(sign: char) -> bool {
    matches!(sign, '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2067}' | '\u{2068}')
}

/// Signs without width.
pub(super) const fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}' | '\u{202c}' | '\u{2060}' | '\u{2066}' | '\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{feff}')
}

/// Zero digits of other scripts: Arabic, Persian, `NKo`, and those of South Asia.
const ZEROS: [u32; 19] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
];

/// Normalises a character: digits of every script, full-width forms, all dashes and spaces.
fn plain(sign: char) -> char {
    let code = u32::from(sign);
    if let Some(zero) = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)) {
        return char::from_digit(code - zero, 10).unwrap_or(sign);
    }
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xfee0).unwrap_or(sign),
        '\u{fe62}' | '\u{207a}' | '\u{2795}' => '+',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{b7}' | '\u{2022}' | '\u{2219}' => '.',
        '\u{2044}' | '\u{2215}' => '/',
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ';',
        _ if sign.is_whitespace() => ' ',
        _ => sign,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Word,
    Space,
    Sign(char),
}

/// A token: its meaning and its spelling.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    /// Plain digits, or the word in small letters.
    pub plain: String,
    pub typed: String,
}

pub(super) fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for sign in typed.trim().chars().filter(|sign| !is_mark(*sign)) {
        let meant = plain(sign);
        let kind = match meant {
            '0'..='9' => Kind::Digits,
            ' ' => Kind::Space,
            _ if meant.is_alphabetic() || meant == '\'' || meant == '’' => Kind::Word,
            _ => Kind::Sign(meant),
        };
        match tokens.last_mut() {
            Some(last) if last.kind == kind && !matches!(kind, Kind::Sign(_)) => {
                last.plain.extend(meant.to_lowercase());
                last.typed.push(sign);
            }
            _ => tokens.push(Token { kind, plain: meant.to_lowercase().collect(), typed: sign.to_string() }),
        }
    }
    tokens
}

/// The role of a token in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It may be part of a number.
    Open,
    /// It belongs to the words.
    Words,
    /// It introduces an extension and is dropped.
    Lead,
    /// The digits of an extension.
    Extension,
}

const UNITS: [&str; 14] = ["h", "hr", "hrs", "hour", "hours", "hora", "horas", "std", "stunden", "uhr", "am", "pm", "heures", "ore"];
const DAYS: [&str; 36] = [
    "mo", "mon", "monday", "di", "tue", "tu", "mi", "wed", "we", "do", "thu", "th", "fr", "fri", "friday", "sa", "sat", "so", "sun", "lu",
    "lun", "lunes", "ma", "mar", "mie", "mié", "jue", "vi", "vie", "viernes", "sab", "sáb", "dom", "daily", "täglich", "weekdays",
];
const EXTENSIONS: [&str; 17] = [
    "ext",
    "extn",
    "extension",
    "extensión",
    "x",
    "durchwahl",
    "dw",
    "app",
    "apparat",
    "nst",
    "nebenstelle",
    "klappe",
    "anexo",
    "interno",
    "poste",
    "toestel",
    "wewn",
];
pub(super) const TELEPHONE: [&str; 14] =
    ["tel", "telefon", "telephone", "teléfono", "telefono", "tfno", "tlf", "phone", "ph", "fon", "tél", "téléphone", "t", "call"];
/// Emergency numbers: two in a row are two numbers.
pub(super) const EMERGENCY: [&str; 9] = ["112", "911", "999", "110", "000", "111", "113", "118", "119"];

/// Marks hours, names with a digit, and extensions.
pub(super) fn roles(tokens: &[Token]) -> Vec<Role> {
    let mut roles = vec![Role::Open; tokens.len()];
    let mut mark = |from: usize, to: usize, role: Role| {
        roles.iter_mut().take(to).skip(from).for_each(|known| *known = role);
    };
    let at = |index: usize| Position { tokens, index };
    for (index, token) in tokens.iter().enumerate() {
        let look = at(index);
        match token.kind {
            Kind::Word if UNITS.contains(&token.plain.as_str()) => {
                let time = look.back_over_space();
                if let Some(start) = at(time).time_before() {
                    mark(at(start).range_before().unwrap_or(start), index + 1, Role::Words);
                }
            }
            Kind::Word if DAYS.contains(&token.plain.as_str()) => {
                let mut end = look.skip(index + 1);
                while let Some(after) = at(end).range_after() {
                    mark(index, after, Role::Words);
                    end = look.skip(after);
                }
            }
            Kind::Word if EXTENSIONS.contains(&token.plain.as_str()) => {
                let digits = look.skip(index + 1);
                if look.kind(digits) == Some(Kind::Digits) && tokens.iter().take(index).any(|token| token.kind == Kind::Digits) {
                    mark(index, digits, Role::Lead);
                    mark(digits, digits + 1, Role::Extension);
                }
            }
            Kind::Digits => {
                if let Some(end) = look.hours_here().or_else(|| look.name_here()) {
                    mark(index, end, Role::Words);
                }
            }
            _ => {}
        }
    }
    roles
}

/// A position in the token list.
#[derive(Clone, Copy)]
pub(super) struct Position<'a> {
    pub tokens: &'a [Token],
    pub index: usize,
}

impl Position<'_> {
    pub fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    pub fn is(&self, index: usize, sign: char) -> bool {
        self.kind(index) == Some(Kind::Sign(sign))
    }

    fn word(&self, index: usize) -> &str {
        self.tokens.get(index).filter(|token| token.kind == Kind::Word).map_or("", |token| &token.plain)
    }

    pub fn digits(&self, index: usize) -> &str {
        self.tokens.get(index).filter(|token| token.kind == Kind::Digits).map_or("", |token| &token.plain)
    }

    /// The first position from `from` on that is no space, dot, colon, comma or ampersand.
    pub fn skip(&self, from: usize) -> usize {
        let helps = |index: &usize| matches!(self.kind(*index), Some(Kind::Space | Kind::Sign('.' | ':' | ',' | '&')));
        (from..self.tokens.len()).find(|index| !helps(index)).unwrap_or(self.tokens.len())
    }

    fn back_over_space(&self) -> usize {
        let before = self.index.checked_sub(1);
        if before.is_some_and(|before| self.kind(before) == Some(Kind::Space)) { self.index - 1 } else { self.index }
    }

    fn is_hour(&self, index: usize) -> bool {
        self.digits(index).len() <= 2 && self.digits(index).parse::<u8>().is_ok_and(|hour| hour <= 24)
    }

    /// Start of a time that ends before this position: "15", "15:30", "15.30".
    fn time_before(&self) -> Option<usize> {
        let last = self.index.checked_sub(1)?;
        let colon = last.checked_sub(1).filter(|index| self.is(*index, ':') || self.is(*index, '.'));
        let hour = colon.and_then(|colon| colon.checked_sub(1)).filter(|hour| self.is_hour(*hour) && self.digits(last).len() == 2);
        hour.or_else(|| self.is_hour(last).then_some(last))
    }

    /// Start of a time range that leads to this position: "8-", "8 – ", "8 to ".
    fn range_before(&self) -> Option<usize> {
        let to = Position { index: self.back_over_space(), ..*self };
        let to = to.index.checked_sub(1).filter(|index| to.is(*index, '-') || ["to", "bis", "a"].contains(&to.word(*index)))?;
        let to = Position { index: to, ..*self };
        let end = Position { index: to.back_over_space(), ..*self };
        // Skips the unit of the first time: "9am-5pm".
        let unit = end.index.checked_sub(1).filter(|index| UNITS.contains(&end.word(*index)));
        Position { index: unit.unwrap_or(end.index), ..*self }.time_before()
    }

    /// End of a time that starts here.
    fn time_after(&self) -> Option<usize> {
        if !self.is_hour(self.index) {
            return None;
        }
        let minutes = (self.is(self.index + 1, ':') || self.is(self.index + 1, '.')) && self.digits(self.index + 2).len() == 2;
        Some(if minutes { self.index + 3 } else { self.index + 1 })
    }

    /// End of a range of two times that starts here.
    fn range_after(&self) -> Option<usize> {
        let over_space = |index: usize| if self.kind(index) == Some(Kind::Space) { index + 1 } else { index };
        let to = over_space(self.time_after()?);
        if !self.is(to, '-') && !["to", "bis", "a"].contains(&self.word(to)) {
            return None;
        }
        Position { index: over_space(to + 1), ..*self }.time_after()
    }

    /// Hours without a word: "24/7", "8:00", "(8-16)".
    fn hours_here(&self) -> Option<usize> {
        let here = self.index;
        let bracket = here.checked_sub(1).is_some_and(|before| self.is(before, '('));
        if self.digits(here) == "24" && self.is(here + 1, '/') && self.digits(here + 2) == "7" {
            return Some(here + 3);
        }
        if self.is_hour(here) && self.is(here + 1, ':') && self.digits(here + 2).len() == 2 {
            return Some(self.range_after().unwrap_or(here + 3));
        }
        self.range_after().filter(|end| bracket && self.is(*end, ')'))
    }

    /// A short number that belongs to the word before it ("Ward 4: …", "Ward 4 030 …", "… option 2"), or counts a list ("1: …").
    fn name_here(&self) -> Option<usize> {
        let (here, digits) = (self.index, self.digits(self.index));
        let space = self.back_over_space();
        let word = space.checked_sub(1).map_or("", |before| self.word(before));
        let after = here + 1;
        let is_list =
            here == 0 && digits.len() == 1 && (self.is(after, ')') || self.is(after, '.')) && self.kind(after + 1) == Some(Kind::Space);
        if is_list || (digits.len() <= 2 && self.is(after, ':')) {
            return Some(after);
        }
        let is_named = !word.is_empty() && ![TELEPHONE.as_slice(), &EXTENSIONS, &UNITS].iter().any(|list| list.contains(&word));
        if !is_named || digits.len() > 3 || EMERGENCY.contains(&digits) {
            return None;
        }
        let next = self.skip(after);
        let begins = self.digits(next).starts_with('0') || self.is(next, '+') || self.is(next, '(');
        let has_number = self.tokens.iter().take(space).any(|token| token.kind == Kind::Digits && token.plain.len() > 2);
        let ends = has_number && (after == self.tokens.len() || self.is(after, ')'));
        (self.is(after, ':') || (digits.len() <= 2 && !digits.starts_with('0') && (begins || ends))).then_some(after)
    }
}
