//! A node as plain text for the share sheet: the same words in the same order, without elements marked with `data-screen`.

use super::node::Node;

/// Elements that start a new line.
const BLOCKS: [&str; 12] = ["article", "header", "section", "div", "ul", "ol", "p", "li", "h2", "h3", "h4", "figure"];

/// Class of values that share a line.
pub(super) const VALUE: &str = "fact";

/// Its text, one line for each block.
pub(super) fn plain_text(node: &Node) -> String {
    let mut lines = vec![String::new()];
    write(node, &mut lines, 0);
    let mut text = String::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        // A heading starts a paragraph.
        if line.starts_with('\u{1}') && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line.trim_start_matches('\u{1}'));
        text.push('\n');
    }
    text
}

fn write(node: &Node, lines: &mut Vec<String>, index: usize) {
    let parts = node.parts();
    let has = |name: &str| parts.attributes.iter().any(|(known, _)| *known == name);
    if has("data-screen") || parts.tag == "svg" || parts.attributes.iter().any(|(name, value)| *name == "aria-hidden" && value == "true") {
        return;
    }
    if let Some(line) = lines.last_mut().filter(|_| parts.tag.is_empty()) {
        line.push_str(&parts.text);
        return;
    }
    let is_block = BLOCKS.contains(&parts.tag);
    if is_block {
        lines.push(match parts.tag {
            "h2" | "h3" => "\u{1}".to_owned(),
            "li" if index > 0 => format!("{index}. "),
            "li" => "– ".to_owned(),
            _ => String::new(),
        });
    }
    let has_value = |node: &Node, known: &str, wanted: &str| {
        node.parts().attributes.iter().any(|(name, value)| *name == known && (wanted.is_empty() || value == wanted))
    };
    let is_value = |node: &Node| (has_value(node, "class", VALUE) || node.parts().tag == "strong") && !has_value(node, "data-screen", "");
    let mut before = false;
    for (index, child) in parts.children.iter().enumerate() {
        let value = is_value(child);
        if let Some(line) = lines.last_mut().filter(|_| value && before) {
            line.truncate(line.trim_end().len());
            line.push_str("; ");
        }
        before |= value;
        write(child, lines, if parts.tag == "ol" { index + 1 } else { 0 });
    }
    if is_block {
        lines.push(String::new());
    }
}
