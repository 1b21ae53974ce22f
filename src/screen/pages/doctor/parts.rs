//! What the sections of the doctor's page are made of: numbers that open what is behind them, words of people's own.

use super::super::super::Screen;
use super::super::super::node::{Node, el};
use super::super::super::parts::button;
use crate::app::{Command, DoctorView, LeaveOut, Route, Show};
use crate::domain::{Body, Moment, Note, RecordId, Voice};
use crate::text::isolated;
use crate::view::doctor::Facts;

/// Entries shown behind a number; the diary has all of them.
const BEHIND_MAX: usize = 40;

/// The page being made.
pub struct Page<'p> {
    /// In the language of the page.
    pub screen: &'p Screen<'p>,
    /// What was said.
    pub facts: &'p Facts<'p>,
    /// How it is looked at.
    pub view: &'p DoctorView,
    /// The name of the app's language, where the page is in another one: people's own words are in it.
    pub foreign: Option<String>,
    /// The tag of that language.
    pub app_language: &'static str,
}

impl Page<'_> {
    /// Who somebody is; by their part alone where names are left out.
    pub fn name(&self, voice: &Voice) -> String {
        if self.view.without.contains(&LeaveOut::Names) { self.screen.text.voice(voice) } else { self.screen.name(voice) }
    }

    /// Where more than one voice is heard, whose words these are.
    pub fn of(&self, voice: &Voice, words: String) -> String {
        if self.facts.voices.len() > 1 { self.screen.text.topic_says(&self.name(voice), &words) } else { words }
    }

    /// Somebody's own words, to the letter, and in which language they are where the page is in another.
    pub fn own(&self, words: &str) -> Node {
        let quoted = self.screen.text.quoted(&isolated(words));
        let said = el("q", "").attr("dir", "auto").with("lang", self.app_language.to_owned()).say(quoted);
        match &self.foreign {
            Some(language) => el("span", "").child(said).say(format!(" {}", self.screen.text.as_written(language))),
            None => said,
        }
    }

    /// True where that is left out.
    pub fn leaves_out(&self, what: LeaveOut) -> bool {
        self.view.without.contains(&what)
    }

    /// The time of something, short: the paper has little room.
    pub fn when(&self, at: Moment) -> String {
        let (text, today) = (self.screen.text, self.screen.now.day());
        let time = text.intl.time(at);
        if at.day() == today { time } else { text.day_and_time(&text.intl.short_day(at.day(), today), &time) }
    }

    /// Shows what is behind the number of that key, or no longer.
    pub fn opens(&self, key: String) -> Command {
        let open = self.view.behind.as_ref() == Some(&key);
        Command::Show(Show::Doctor(DoctorView { behind: (!open).then_some(key), ..self.view.clone() }))
    }

    /// A count in the digits of the page's language.
    pub fn count(&self, count: usize) -> String {
        self.screen.count(count)
    }
}

/// One section.
pub struct Section<'p> {
    page: &'p Page<'p>,
    heading: String,
    kids: Vec<Node>,
    behind: Option<Node>,
}

impl<'p> Section<'p> {
    pub const fn new(page: &'p Page<'p>, heading: String) -> Self {
        Self { page, heading, kids: Vec::new(), behind: None }
    }

    /// Adds a line.
    pub fn push(&mut self, node: Node) {
        self.kids.push(node);
    }

    /// Words that open the entries behind them. `key` tells them from all others on the page.
    pub fn number(&mut self, key: String, words: String, ids: impl FnOnce() -> Vec<RecordId>) -> Node {
        let open = self.page.view.behind.as_deref() == Some(key.as_str());
        if open {
            self.behind = Some(behind(self.page, &words, &ids()));
        }
        button("fact", words, self.page.opens(key)).state("aria-expanded", open)
    }

    /// What is in it, without a heading.
    pub fn into_kids(self) -> Vec<Node> {
        self.kids.into_iter().chain(self.behind).collect()
    }

    /// Its heading, when there is nothing in it.
    pub fn finish(self) -> Result<Node, String> {
        if self.kids.is_empty() {
            return Err(self.heading);
        }
        let section = el("section", "").key(self.heading.clone()).child(el("h3", "").say(self.heading));
        Ok(section.children(self.kids).maybe(self.behind))
    }
}

/// The records behind a number, newest first.
fn behind(page: &Page<'_>, words: &str, ids: &[RecordId]) -> Node {
    let text = page.screen.text;
    let rows: Vec<Node> = ids.iter().take(BEHIND_MAX).filter_map(|id| row(page, *id)).collect();
    let more = ids.len().saturating_sub(BEHIND_MAX);
    let more = (more > 0).then(|| el("p", "soft").say(text.counted(more, crate::text::Text::preview_refused_more)));
    el("div", "behind")
        .attr("data-screen", "")
        .child(el("p", "soft").say(text.behind(words)))
        .child(el("ul", "").children(rows))
        .maybe(more)
}

fn row(page: &Page<'_>, id: RecordId) -> Option<Node> {
    let screen = page.screen;
    let text = screen.text;
    let version = screen.model.diary.record(id)?.current();
    let (route, head, words) = match &version.body {
        Body::Entry(entry) => {
            let says = text.topic_says(&page.name(&screen.who(&entry.who, version)), &text.score(entry.score));
            let head = format!("{} · {says}", text.intl.date_time(entry.at));
            let shown = if page.leaves_out(LeaveOut::Notes) { &entry.clone().with_note(Note::default()) } else { entry };
            (Route::Entry(id), head, screen.entry_line(id, shown))
        }
        Body::Dose(dose) => (Route::Dose(id), text.intl.date_time(dose.at), screen.dose_words(dose)),
        Body::Day(part) => {
            let who = page.name(&screen.who(&part.who, version));
            (Route::Day(part.day), format!("{} · {who}", text.intl.day(part.day, screen.now.day())), screen.part_words(part))
        }
        Body::Call(call) => {
            let bare = page.leaves_out(LeaveOut::Notes) || page.leaves_out(LeaveOut::Names);
            let words = if bare { text.call_outcome(call.outcome.as_str()) } else { screen.call_words(call) };
            (Route::Call(id), text.intl.date_time(call.at), words)
        }
        _ => return None,
    };
    let words = el("span", "soft").attr("dir", "auto").say(words);
    Some(el("li", "").child(el("a", "").with("href", route.to_string()).child(el("b", "").say(head)).sign(" ").child(words)))
}

/// Lines of which each stands by itself.
pub fn lines(rows: Vec<Node>) -> Node {
    el("ul", "lines").children(rows)
}

/// Short lines, which run on in print.
pub fn short_lines(rows: Vec<Node>) -> Node {
    el("ul", "lines flow").children(rows)
}

/// A line: what it is about, and the numbers to it.
pub fn line(page: &Page<'_>, label: &str, values: Vec<Node>) -> Node {
    let mut row = el("li", "").child(el("b", "").say(page.screen.text.topic_says(label, "").trim_end().to_owned()));
    for value in values {
        row = row.sign(" ").child(value);
    }
    row
}
