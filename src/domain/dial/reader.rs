//! Which digits of a line belong to one number, and which begin another.

use super::super::CollectVec;
use super::line::{EMERGENCY, Kind, Position, Role, TELEPHONE, Token, roles};
use super::number::{Dialled, NoNumber, Number};

/// Most digits in front of a slash that are still an area code.
const AREA_MAX: usize = 6;

/// Joins tokens into numbers.
pub(super) struct Reader<'a> {
    tokens: &'a [Token],
    roles: Vec<Role>,
    found: Vec<Number>,
    /// The first and last token of each.
    spans: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    pub fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, roles: roles(tokens), found: Vec::new(), spans: Vec::new() }
    }

    fn is_open(&self, index: usize) -> bool {
        self.roles.get(index) == Some(&Role::Open)
    }

    /// True for a letter adjacent to digits of a number, as in "O30": a typing error that would dial something else.
    pub fn has_letters_inside(&self) -> bool {
        let look = Position { tokens: self.tokens, index: 0 };
        let touches = |(index, pair): (usize, &[Token])| match pair {
            [first, second] => {
                let kinds = (first.kind, second.kind);
                let open = self.is_open(index) && self.is_open(index + 1);
                let tied = |word: usize, digits: usize| {
                    look.kind(word) == Some(Kind::Word)
                        && self.is_open(word)
                        && look.kind(digits) == Some(Kind::Digits)
                        && self.is_open(digits)
                };
                (open && matches!(kinds, (Kind::Word, Kind::Digits) | (Kind::Digits, Kind::Word)))
                    || (first.kind == Kind::Digits && second.kind == Kind::Sign('-') && tied(index + 2, index))
            }
            _ => false,
        };
        self.tokens.windows(2).enumerate().any(touches)
    }

    /// Collects digits and their groups into numbers.
    pub fn read(&mut self) {
        let mut number = Number::default();
        let mut span: Option<(usize, usize)> = None;
        // Start of a plus or bracket before the first digits.
        let (mut plus, mut start) = (false, None);
        let look = Position { tokens: self.tokens, index: 0 };
        for (index, token) in self.tokens.iter().enumerate() {
            let role = self.roles.get(index).copied().unwrap_or(Role::Words);
            if role == Role::Extension {
                self.extend(index, &token.plain, &mut number, &mut span);
                continue;
            }
            let joins = role == Role::Open
                && match token.kind {
                    Kind::Digits | Kind::Sign('+' | ')' | '.') => true,
                    Kind::Space => !starts_another(look, index + 1, &number),
                    Kind::Sign('-') => !separates(look, index, &number),
                    Kind::Sign('/') => is_area(&number) && !is_emergency(&number) && continues(look, index + 1),
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
                Kind::Sign('+') => (plus, start) = (true, start.or(Some(index))),
                Kind::Sign('(') => start = start.or(Some(index)),
                Kind::Digits if is_trunk_zero(look, index, &number) => {}
                Kind::Digits => {
                    number.groups.push(if plus { format!("+{}", token.plain) } else { token.plain.clone() });
                    plus = false;
                    span = Some((span.map_or(start.unwrap_or(index), |(first, _)| first), index));
                }
                _ => {}
            }
        }
        self.keep(&mut number, &mut span);
    }

    /// The extension belongs to the number before it.
    fn extend(&mut self, index: usize, digits: &str, number: &mut Number, span: &mut Option<(usize, usize)>) {
        self.keep(number, span);
        if let (Some(number), Some(span)) = (self.found.last_mut(), self.spans.last_mut()) {
            digits.clone_into(&mut number.extension);
            span.1 = index;
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

    pub fn answer(mut self) -> Dialled {
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
        let words: Vec<String> = [before, after].iter().map(|words| tidy(words)).filter(|words| !words.is_empty()).collect_vec();
        let typed = written(self.tokens.get(first..=last).unwrap_or_default());
        Dialled::One { number: number.clone(), written: typed.trim().to_owned(), words: words.join(", ") }
    }

    /// Extends the span by a closing bracket that follows, if one is open in it.
    fn whole(&self, (first, last): (usize, usize)) -> (usize, usize) {
        let look = Position { tokens: self.tokens, index: 0 };
        let count = |sign: char| (first..=last).filter(|index| look.is(*index, sign)).count();
        (first, if look.is(last + 1, ')') && count('(') > count(')') { last + 1 } else { last })
    }

    /// "030 12345,12": a comma without a space, and few digits, is a pause and an extension.
    fn pause(&mut self) {
        let look = Position { tokens: self.tokens, index: 0 };
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
    if TELEPHONE.contains(&words.chars().flat_map(char::to_lowercase).collect::<String>().as_str()) { String::new() } else { words }
}

fn is_emergency(number: &Number) -> bool {
    EMERGENCY.contains(&number.digits().as_str())
}

/// True for an area or country code: few digits with a trunk zero or a plus.
fn is_area(number: &Number) -> bool {
    number.len() <= AREA_MAX && number.groups.first().is_some_and(|group| group.starts_with(['0', '+']))
}

/// True when the digits after a slash continue the number.
fn continues(look: Position<'_>, from: usize) -> bool {
    let next = look.skip(from);
    let digits = look.digits(next);
    !digits.is_empty() && !digits.starts_with('0') && !EMERGENCY.contains(&digits)
}

/// True if the next group begins another number: after an emergency number, the same area code again, or a second long group with a trunk
/// zero.
fn starts_another(look: Position<'_>, next: usize, number: &Number) -> bool {
    let digits = look.digits(next);
    let repeats = number.len() >= AREA_MAX
        && digits.len() > 2
        && digits.starts_with('0')
        && number.groups.first().is_some_and(|first| first == digits);
    let is_help = is_emergency(number) && (EMERGENCY.contains(&digits) || digits.starts_with('0'));
    repeats || is_help || (number.len() >= AREA_MAX && digits.len() >= AREA_MAX && digits.starts_with('0'))
}

/// True if a hyphen separates two numbers: between emergency numbers, or before a space and a number that begins with 0 or is an emergency
/// number.
fn separates(look: Position<'_>, index: usize, number: &Number) -> bool {
    let next = look.skip(index + 1);
    let digits = look.digits(next);
    let spaced = next > index + 1;
    let help = is_emergency(number) && EMERGENCY.contains(&digits);
    help || (spaced && number.len() >= AREA_MAX && (digits.starts_with('0') || EMERGENCY.contains(&digits)))
}

/// "(0)" right after a country code.
fn is_trunk_zero(look: Position<'_>, index: usize, number: &Number) -> bool {
    let bracketed = index.checked_sub(1).is_some_and(|before| look.is(before, '(')) && look.is(index + 1, ')');
    let digits = number.digits();
    let country = digits.strip_prefix('+').or_else(|| digits.strip_prefix("00")).unwrap_or_default();
    look.digits(index) == "0" && bracketed && (1..=3).contains(&country.len())
}
