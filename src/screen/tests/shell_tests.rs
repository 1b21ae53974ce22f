//! The static shell in index.html is the first screen before the program runs: its pad and its tabs are written by this test, out of what the
//! program draws. `UPDATE_EXPECT=1 cargo test shell_tests` writes them anew.

use super::super::node::Node;
use super::Phone;
use crate::domain::Score;

/// An element with each of its children on a line of its own.
fn lines(node: &Node) -> String {
    let mut html = String::new();
    node.write_html(&mut html);
    let mut out = String::new();
    let mut rest = html.as_str();
    for child in &node.parts().children {
        let mut inner = String::new();
        child.write_html(&mut inner);
        let (before, after) = rest.split_once(&inner).expect("a child is in its parent");
        out += &format!("{before}\n{}", as_shell(&inner));
        rest = after;
    }
    out + "\n" + rest
}

/// Leaves out accessible names that equal the text: early.js translates the texts only.
fn as_shell(html: &str) -> String {
    let labels = (0..=10).map(|number| number.to_string()).chain(["Too much: call".to_owned()]);
    let plain = labels.fold(html.to_owned(), |html, label| html.replace(&format!(" aria-label=\"{label}\""), ""));
    plain.replace("</span> </button>", "</span></button>")
}

fn find<'a>(nodes: &'a [Node], class: &str) -> Option<&'a Node> {
    let has = |node: &Node| node.parts().attributes.iter().any(|(name, value)| *name == "class" && value == class);
    nodes.iter().find_map(|node| if has(node) { Some(node) } else { find(&node.parts().children, class) })
}

#[test]
fn the_shell_is_what_the_program_draws() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/index.html");
    let page = std::fs::read_to_string(path).expect("index.html");
    let screen = Phone::new().screen();
    let mut drawn = page.clone();
    for (class, begin, end) in [("pad", "<div class=\"pad\"", "\n</div>"), ("tabs", "<nav class=\"tabs\"", "\n</nav>")] {
        let from = drawn.find(begin).expect("the shell has it");
        let to = from + drawn[from..].find(end).expect("it ends") + end.len();
        drawn.replace_range(from..to, &lines(find(&screen, class).expect("the program draws it")));
    }
    assert!(drawn.contains(&format!("data-score=\"{}\"", Score::TooMuch)), "{drawn}");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, drawn).expect("index.html is written");
    } else {
        assert!(drawn == page, "index.html differs from what the program draws; UPDATE_EXPECT=1 writes it:\n{drawn}");
    }
}
