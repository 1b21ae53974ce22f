//! Line drawings of our own, 24 × 24.

use super::super::node::{Node, el};

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A dot in a circle: this moment.
    Now,
    /// An open book.
    Diary,
    /// Two balloons: a talk.
    Visit,
    /// Three dots.
    More,
    /// A telephone receiver.
    Phone,
    /// A square with an arrow upwards: Safari's share button.
    Share,
    /// A square with a plus: add to the home screen.
    Add,
    /// Three lines: a browser's menu.
    Menu,
    /// A sun: a day.
    Day,
    /// A sheet with a bar and two rings: a calendar.
    Calendar,
    /// An arrow into a tray: a file that is kept.
    Backup,
    /// Two arrows, there and back: two phones.
    Exchange,
    /// A clock with an arrow backwards: what it said before.
    Changes,
    /// A capsule.
    Medicine,
    /// Head and shoulders.
    Person,
    /// Two people.
    ForTwo,
    /// A triangle with an exclamation mark.
    Warning,
    /// A padlock.
    Lock,
    /// A telephone: this phone.
    Storage,
    /// Two sliders.
    Settings,
}

impl Picture {
    const fn path(self) -> &'static str {
        match self {
            Self::Now => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 1 1 0-5",
            Self::Diary => {
                "M12 6.5C9.8 5 7 4.5 3.5 4.8v13.4c3.5-.3 6.3.2 8.5 1.7 2.2-1.5 5-2 8.5-1.7V4.8C17 4.5 14.2 5 12 6.5ZM12 6.5v13.4"
            }
            Self::Visit => {
                "M4.5 4.5h9A1.5 1.5 0 0 1 15 6v5a1.5 1.5 0 0 1-1.5 1.5H8L4.5 15.5v-3A1.5 1.5 0 0 1 3 11V6a1.5 1.5 0 0 1 1.5-1.5ZM18 9h1.5A1.5 1.5 0 0 1 21 10.5v5a1.5 1.5 0 0 1-1.5 1.5v3L16 17h-4.5A1.5 1.5 0 0 1 10 15.5"
            }
            Self::More => "M5.5 11a1 1 0 1 1 0 2 1 1 0 1 1 0-2M12 11a1 1 0 1 1 0 2 1 1 0 1 1 0-2M18.5 11a1 1 0 1 1 0 2 1 1 0 1 1 0-2",
            Self::Phone => {
                "M5 4h3.5l1.8 4.6-2.2 1.7a12 12 0 0 0 5.6 5.6l1.7-2.2L20 15.5V19a1.5 1.5 0 0 1-1.6 1.5C10.6 20 4 13.4 3.5 5.6A1.5 1.5 0 0 1 5 4Z"
            }
            Self::Share => "M12 15V3M8 6.5 12 3l4 3.5M7.5 10H5.5v10.5h13V10h-2",
            Self::Add => {
                "M5 4.5h14a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18V6A1.5 1.5 0 0 1 5 4.5ZM12 8v8M8 12h8"
            }
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Calendar => {
                "M5 5.5h14A1.5 1.5 0 0 1 20.5 7v12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V7A1.5 1.5 0 0 1 5 5.5ZM3.5 10h17M8 3v4M16 3v4"
            }
            Self::Backup => "M12 4v10M8 10.5l4 4 4-4M4.5 16v3.5h15V16",
            Self::Exchange => "M4 8.5h14M14.5 5 18 8.5 14.5 12M20 15.5H6M9.5 12 6 15.5 9.5 19",
            Self::Changes => "M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2",
            Self::Medicine => "M4.6 13.4l8.8-8.8a4.2 4.2 0 0 1 6 6l-8.8 8.8a4.2 4.2 0 0 1-6-6ZM9 9l6 6",
            Self::Person => "M12 4a4 4 0 1 1 0 8 4 4 0 1 1 0-8M4.5 20a7.5 6 0 0 1 15 0",
            Self::ForTwo => {
                "M8.5 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7M2.5 19.5a6 5 0 0 1 12 0M15.5 5a3.2 3.2 0 0 1 0 6.2M17.5 14.6a5.5 5 0 0 1 4 4.9"
            }
            Self::Warning => "M12 4l9 15.5H3ZM12 10v4.5M12 17v.1",
            Self::Storage => {
                "M7.5 3h9A1.5 1.5 0 0 1 18 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 19.5v-15A1.5 1.5 0 0 1 7.5 3ZM11 18h2"
            }
            Self::Lock => {
                "M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5ZM8 10.5v-3a4 4 0 0 1 8 0v3M12 14.5v2"
            }
            Self::Settings => "M4 8h9M17 8h3M15 6v4M4 16h3M11 16h9M9 14v4",
            Self::Day => {
                "M12 8a4 4 0 1 1 0 8 4 4 0 1 1 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
            }
        }
    }
}

/// An icon beside a text with the same meaning, so it has no accessible name.
pub fn icon(picture: Picture) -> Node {
    let icon = el("svg", "icon").attr("viewBox", "0 0 24 24").attr("width", "24").attr("height", "24");
    line_drawing(icon).attr("aria-hidden", "true").child(el("path", "").attr("d", picture.path()))
}

/// Draws the paths inside as lines in the colour of the words.
pub fn line_drawing(svg: Node) -> Node {
    svg.attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "1.75")
        .attr("stroke-linecap", "round")
        .attr("stroke-linejoin", "round")
}
