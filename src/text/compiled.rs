//! Messages as `build.rs` compiles them from the Fluent files: text with markers for arguments and selections.

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// `ARG n`: the n-th argument.
const ARG: char = '\u{1}';
/// `SELECT n (VARIANT key BODY text)+ END`: the text of the variant that the n-th argument names, else of the last.
const SELECT: char = '\u{2}';
const VARIANT: char = '\u{3}';
const BODY: char = '\u{4}';
const END: char = '\u{5}';
/// Between one message and the next.
pub const NEXT: char = '\u{6}';

/// The message with its arguments inserted.
pub fn render(message: &str, args: &[&str]) -> String {
    let mut said = String::with_capacity(message.len() + 16);
    put(&mut said, message, args);
    said
}

fn put(said: &mut String, mut rest: &str, args: &[&str]) {
    while let Some(at) = rest.find([ARG, SELECT]) {
        let (text, marked) = rest.split_at(at);
        said.push_str(text);
        let mut chars = marked.chars();
        let mark = chars.next();
        let arg = chars.next().and_then(|digit| digit.to_digit(10)).and_then(|index| args.get(usize::try_from(index).ok()?)).copied();
        rest = chars.as_str();
        if mark == Some(SELECT) {
            let (variants, after) = rest.split_once(END).unwrap_or((rest, ""));
            put(said, chosen(variants, arg.unwrap_or_default()), args);
            rest = after;
        } else {
            said.push_str(arg.unwrap_or_default());
        }
    }
    said.push_str(rest);
}

/// Text of the chosen variant. Selections do not nest (`build.rs` refuses what it cannot compile), so the first end mark belongs to this
/// one.
fn chosen<'a>(variants: &'a str, key: &str) -> &'a str {
    let mut last = "";
    for variant in variants.split(VARIANT).skip(1) {
        let (name, body) = variant.split_once(BODY).unwrap_or_default();
        last = body;
        if name == key {
            break;
        }
    }
    last
}
