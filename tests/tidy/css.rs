//! Colours, sizes of text and distances only through tokens, and logical properties only.

/// Physical properties that have no logical name every browser knows. Keep it short.
const PHYSICAL_ALLOWED: [&str; 0] = [];

const COLOUR_FUNCTIONS: [&str; 10] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
const COLOUR_NAMES: [&str; 20] = [
    "aqua", "black", "blue", "brown", "cyan", "gold", "gray", "green", "grey", "lime", "magenta", "maroon", "navy", "orange", "pink",
    "purple", "red", "teal", "white", "yellow",
];
const PHYSICAL: [&str; 10] = ["bottom", "height", "left", "max-height", "max-width", "min-height", "min-width", "right", "top", "width"];

/// The file whose text stands in a drawing, in units of that, and the one for paper, which is measured in points and millimetres.
const OWN_SIZES: [&str; 2] = ["55-body.css", "80-print.css"];
/// A distance smaller than the smallest step between parts, in px, is an adjustment within a part.
const ADJUSTMENT_PX: f64 = 6.0;

struct Declaration {
    line: usize,
    property: String,
    value: String,
}

pub fn check(path: &str, text: &str) -> Vec<String> {
    let is_tokens = path.ends_with("-tokens.css");
    let mut faults = Vec::new();
    for Declaration { line, property, value } in declarations(text) {
        if !is_tokens && has_colour(&value) {
            faults.push(format!("{line}: {property}: {value} is a colour of its own"));
        }
        let has_own_sizes = is_tokens || OWN_SIZES.iter().any(|name| path.ends_with(name));
        if !has_own_sizes && has_own_text_size(&property, &value) {
            faults.push(format!("{line}: {property}: {value} is no size of the type scale"));
        }
        if !is_tokens && !path.ends_with("80-print.css") && has_own_distance(&property, &value) {
            faults.push(format!("{line}: {property}: {value} is no step of the spacing scale"));
        }
        if is_physical(&property, &value) && !PHYSICAL_ALLOWED.contains(&property.as_str()) {
            faults.push(format!("{line}: {property}: {value} does not follow the direction of writing"));
        }
    }
    faults
}

/// `property: value` pairs; text before a `{` is a selector or the condition of an at-rule.
fn declarations(text: &str) -> Vec<Declaration> {
    let text = without_comments(text);
    let (mut line, mut start_line, mut current, mut found) = (1, 1, String::new(), Vec::new());
    let mut quote = None;
    for character in text.chars() {
        line += usize::from(character == '\n');
        match character {
            '"' | '\'' if quote.is_none_or(|open| open == character) => quote = if quote.is_some() { None } else { Some(character) },
            _ if quote.is_some() => {}
            '{' => current.clear(),
            ';' | '}' => {
                if let Some((property, value)) = current.split_once(':').filter(|_| !current.trim_start().starts_with('@')) {
                    let (property, value) = (property.trim().to_lowercase(), value.split_whitespace().collect::<Vec<_>>().join(" "));
                    found.push(Declaration { line: start_line, property, value });
                }
                current.clear();
            }
            _ => {
                if current.trim().is_empty() {
                    (start_line, current) = (line, String::new());
                }
                current.push(character);
            }
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        out.push_str(before);
        out.push_str(&"\n".repeat(comment.matches('\n').count()));
        rest = after;
    }
    out + rest
}

fn has_colour(value: &str) -> bool {
    // Text in an address is a name, not a colour.
    let outside = |part: &str| part.split_once(')').map_or("", |(_, after)| after).to_owned();
    let value: String = value.split("url(").enumerate().map(|(at, part)| if at == 0 { part.to_owned() } else { outside(part) }).collect();
    let value = value.to_lowercase();
    let hex = |part: &str| {
        let digits = part.chars().take_while(char::is_ascii_hexdigit).count();
        [3, 4, 6, 8].contains(&digits)
    };
    let is_function =
        |name: &str| value.match_indices(name).any(|(at, _)| !value[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-'));
    let mut words = value.split(|c: char| !c.is_alphanumeric() && c != '-');
    value.split('#').skip(1).any(hex)
        || COLOUR_FUNCTIONS.iter().any(|name| is_function(name))
        || words.any(|word| COLOUR_NAMES.contains(&word))
}

/// Only tokens, sizes relative to the text around, and percentages of the browser's size follow one scale.
fn has_own_text_size(property: &str, value: &str) -> bool {
    let is_relative = |value: &str| value == "inherit" || value.ends_with('%') || value.starts_with("min(1em,");
    property == "font-size" && !value.contains("var(--text-") && !is_relative(value)
}

/// True for a padding, margin or gap of a length of its own; parts of the text size (`em`) and of the window are none.
fn has_own_distance(property: &str, value: &str) -> bool {
    let is_distance =
        property == "gap" || property.ends_with("-gap") || ["padding", "margin"].iter().any(|name| property.starts_with(name));
    let is_own = |word: &str| {
        let number = |unit| word.strip_suffix(unit).and_then(|number| number.parse::<f64>().ok()).map(f64::abs);
        number("rem").is_some_and(|size| size > 0.0) || number("px").is_some_and(|size| size > ADJUSTMENT_PX)
    };
    let mut words = value.split(|c: char| c.is_whitespace() || "(),".contains(c));
    is_distance && !value.contains("100%") && words.any(is_own)
}

fn is_physical(property: &str, value: &str) -> bool {
    let side = |part: &str| ["left", "right", "top", "bottom"].contains(&part);
    let named = PHYSICAL.contains(&property) || (!property.starts_with("--") && property.contains('-') && property.split('-').any(side));
    let aligned = ["text-align", "float", "clear", "caption-side"].contains(&property) && value.split_whitespace().any(side);
    named || aligned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_styles_are_found() {
        for text in [
            ".a { color: #fff; }",
            ".a { border: 1px solid #1a2B3c80 }",
            ".a { background: RGB(0 0 0 / 50%); }",
            ".a { box-shadow: 0 0 2px oklch(50% 0 0); }",
            ".a { --own: white; }",
            ".a { width: 10px; }",
            ".a:hover { margin-left: 2px }",
            ".a { border-top-left-radius: 2px; }",
            ".a { text-align: left; }",
            "@media (min-width: 30rem) { .a { top: 0; } }",
            ".a { font-size: 13px; }",
            ".a { font-size: 1.1rem }",
            ".a { padding: 10px; }",
            ".a { gap: var(--space-1) 0.5rem }",
            ".a { margin-block: calc(-1 * 1.5rem) 0 }",
        ] {
            assert_eq!(check("style/50-x.css", text).len(), 1, "{text}");
        }
        assert_eq!(check("style/50-x.css", "/* a\nb */\n.a {\n  color: red;\n}"), ["4: color: red is a colour of its own"]);
    }

    #[test]
    fn good_styles_pass() {
        for text in [
            "@layer reset, tokens; @media (min-width: 30rem) { .a:is(.b, .c)::before { content: \"#fff; left: 0\"; color: var(--ink); } }",
            ".a { inline-size: 10px; margin-block-start: 0; inset-inline-end: 0; text-align: start; }",
            ".a { background: color-mix(in oklab, var(--red-soft) 20%, transparent); color: CanvasText; }",
            ".a { mask: url(#face); grid-area: left; } #fade { color: inherit }",
            ".a { font-size: var(--text-s); } .b { font-size: inherit } .c { font-size: min(1em, 8vw); } html { font-size: 125%; }",
            ".a { padding: var(--space-2) 2px; gap: 0; margin-inline: calc((100% - 320px) / 2); padding-inline-start: 2em; margin: -1px }",
            ".a { inline-size: 12rem; font: inherit; }",
            ".white-space { white-space: pre-line; transition: opacity 0.2s; }",
        ] {
            assert_eq!(check("style/50-x.css", text), Vec::<String>::new(), "{text}");
        }
        assert!(check("style/10-tokens.css", ":root { --ink: #111; }").is_empty());
        assert_eq!(check("style/10-tokens.css", ":root { width: 1px; }").len(), 1);
    }
}
