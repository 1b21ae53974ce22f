//! Components of the report's sections: numbers that open the records they count, and quotations.

use super::super::super::Screen;
use super::super::super::node::{Node, el};
use super::super::super::parts::button;
use super::super::super::plain::VALUE;
use crate::app::{Command, DoctorView, LeaveOut, ReportList, ReportNumber, ReportSection, Route, UiAction};
use crate::domain::vocabulary::{DAY_NOTE, MOOD};
use crate::domain::{Body, CollectVec, DayPart, Dose, Line, Moment, Note, RecordId, Speaker};
use crate::text::{Text, bidi_isolate};
use crate::view::doctor::{ReportData, Tally};

/// Records shown behind a number at first; each "more" shows four times as many.
const BEHIND: usize = 40;

/// The report being drawn.
pub struct Page<'p> {
    /// A screen in the report's language.
    pub screen: &'p Screen<'p>,
    /// The data.
    pub data: &'p ReportData<'p>,
    /// The options.
    pub view: &'p DoctorView,
    /// The past visit of which it is the report.
    pub visit: Option<RecordId>,
    /// The name of the app's language, where the report is in another: quotations are in it.
    pub foreign: Option<String>,
    /// The words of the app's language.
    pub app_text: &'p Text,
}

impl Page<'_> {
    /// The name of a speaker, or its role where names are left out.
    pub fn name(&self, speaker: &Speaker) -> String {
        self.own_name(speaker).unwrap_or_else(|| self.screen.text.role(speaker))
    }

    /// The name of a speaker, if known and not left out.
    pub fn own_name(&self, speaker: &Speaker) -> Option<String> {
        self.shown_name(self.screen.model.diary.name(speaker)?.as_str())
    }

    /// A name as the report may show it; `None` where names are left out or it is empty.
    pub fn shown_name(&self, name: &str) -> Option<String> {
        let first = |word| self.screen.text.intl.first_character(word);
        let initials = || name.split_whitespace().map(first).fold(String::new(), |all, first| format!("{all}{first}."));
        let shown = match () {
            () if self.leaves_out(LeaveOut::Names) => return None,
            () if self.leaves_out(LeaveOut::AllButInitials) => bidi_isolate(&initials()),
            () => bidi_isolate(name),
        };
        Some(shown).filter(|shown| !shown.is_empty())
    }

    /// Prefixes the words with the speaker where there are several.
    pub fn of(&self, speaker: &Speaker, words: String) -> String {
        if self.data.speakers.len() > 1 { self.screen.text.topic_says(&self.name(speaker), &words) } else { words }
    }

    /// A quotation, unchanged, with its language where the report is in another.
    pub fn own(&self, words: &str) -> Node {
        let quoted = self.screen.text.quoted(&bidi_isolate(words));
        let said = el("q", "").attr("dir", "auto").with("lang", self.app_text.language.tag().to_owned()).text(quoted);
        match &self.foreign {
            Some(language) => el("span", "").child(said).text(format!(" {}", self.screen.text.as_written(language))),
            None => said,
        }
    }

    /// True when the option leaves this out.
    pub fn leaves_out(&self, what: LeaveOut) -> bool {
        self.screen.model.settings.without.contains(&what)
    }

    /// False for a part of a day that is left out.
    pub fn shows_part(&self, part: &DayPart) -> bool {
        match part.part.as_str() {
            MOOD => !self.leaves_out(LeaveOut::Mood),
            DAY_NOTE => !self.leaves_out(LeaveOut::Notes),
            _ => true,
        }
    }

    /// A short time: paper has little room.
    pub fn when(&self, at: Moment) -> String {
        let (text, today) = (self.screen.text, self.screen.now.day());
        let time = text.intl.time(at);
        if at.day() == today { time } else { text.day_and_time(&text.intl.short_day(at.day(), today), &time) }
    }

    /// The command that opens or closes the records of a number.
    pub fn opens(&self, key: ReportNumber) -> Command {
        let open = self.view.behind.as_ref() == Some(&key);
        Command::Ui(UiAction::Doctor(DoctorView { behind: (!open).then_some(key), more: 0, ..self.view.clone() }))
    }

    /// The command that opens or closes the rest of a list.
    fn unfolds(&self, key: ReportList) -> Command {
        let mut view = self.view.clone();
        let open = view.unfolded.contains(&key);
        view.unfolded.retain(|known| *known != key);
        view.unfolded.extend((!open).then_some(key));
        Command::Ui(UiAction::Doctor(view))
    }

    /// A count with how many of it were recalled.
    pub fn often(&self, words: String, recalled: usize) -> String {
        if recalled > 0 { self.screen.text.with_recalled(&words, &self.count(recalled)) } else { words }
    }

    /// "burning (13, 4 recalled)".
    pub fn said<T>(&self, words: &str, tally: &Tally<T>) -> String {
        self.screen.text.times_said(words, &self.often(self.count(tally.count), tally.recalled))
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
    /// What is listed as "not recorded" when the section is empty.
    missing: Option<String>,
    children: Vec<Node>,
    behind: Option<Node>,
}

impl<'p> Section<'p> {
    pub fn new(page: &'p Page<'p>, heading: String) -> Self {
        Self { page, missing: Some(heading.clone()), heading, children: Vec::new(), behind: None }
    }

    /// Sets what is listed when the section is empty; `None` where its content was left out on request.
    pub fn or_else(self, missing: Option<String>) -> Self {
        Self { missing, ..self }
    }

    /// Adds a line.
    pub fn push(&mut self, node: Node) {
        self.children.push(node);
    }

    /// A number as a button that opens the records it counts. `key` is unique on the page.
    pub fn number(&mut self, key: ReportNumber, words: String, ids: impl FnOnce() -> Vec<RecordId>) -> Node {
        self.value(None, key, words, ids)
    }

    /// A number whose text is a mere count; `of` is what it counts, for the accessible name.
    pub fn number_of(&mut self, of: &str, key: ReportNumber, words: String, ids: impl FnOnce() -> Vec<RecordId>) -> Node {
        self.value(Some(of), key, words, ids)
    }

    fn value(&mut self, of: Option<&str>, key: ReportNumber, words: String, ids: impl FnOnce() -> Vec<RecordId>) -> Node {
        let open = self.page.view.behind.as_ref() == Some(&key);
        let name = of.map(|of| self.page.screen.text.topic_says(of, &words));
        if open {
            self.behind = Some(behind(self.page, name.as_ref().unwrap_or(&words), &ids()));
        }
        let button = button(VALUE, words, self.page.opens(key)).aria_bool("aria-expanded", open);
        match name {
            Some(name) => button.label(name),
            None => button,
        }
    }

    /// A list cut to `screen` items until the rest is requested, and to `paper` items in print, with the number left out. `kind` is the
    /// element: lines (`li`), or values in one line (`span`).
    pub fn long(&self, key: ReportList, nodes: Vec<Node>, (screen, paper): (usize, usize), kind: &'static str) -> Vec<Node> {
        let (page, all) = (self.page, nodes.len());
        let text = page.screen.text;
        let open = page.view.unfolded.contains(&key);
        let mut shown = Vec::new();
        for (index, node) in nodes.into_iter().enumerate() {
            match (index < screen || open, index < paper) {
                (true, true) => shown.push(node),
                (true, false) => shown.push(node.attr("data-screen", "")),
                (false, true) => shown.push(node.attr("data-paper", "")),
                (false, false) => {}
            }
        }
        if all > paper {
            let note = el(kind, if kind == "span" { VALUE } else { "" });
            shown.push(note.attr("data-paper", "").text(text.counted(all - paper, Text::and_more)));
        }
        if all > screen {
            let words = match screen {
                _ if open => text.show_less(),
                0 => text.counted(all, Text::show_all),
                _ => text.counted(all - screen, Text::and_more),
            };
            let button = button("fold", words, page.unfolds(key)).aria_bool("aria-expanded", open);
            shown.push(el(kind, "").attr("data-screen", "").child(button));
        }
        shown
    }

    /// "and 3 more" at the end of a cut list, as a button that opens it.
    pub fn more(&mut self, key: ReportSection, ids: &[RecordId], shown: usize) -> Option<Node> {
        let more = ids.get(shown..).filter(|more| !more.is_empty())?;
        let words = self.page.screen.text.counted(more.len(), Text::and_more);
        Some(el("li", "").child(self.number(ReportNumber::More(key), words, || more.to_vec())))
    }

    /// The content without heading.
    pub fn into_children(self) -> Vec<Node> {
        self.children.into_iter().chain(self.behind).collect_vec()
    }

    /// The section, or what to list as not recorded.
    pub fn finish(self) -> Result<Node, Option<String>> {
        if self.children.is_empty() {
            return Err(self.missing);
        }
        let section = el("section", "").key(self.heading.clone()).child(el("h3", "").text(self.heading));
        Ok(section.children(self.children).child_opt(self.behind))
    }
}

/// The records of a number, newest first.
fn behind(page: &Page<'_>, words: &str, ids: &[RecordId]) -> Node {
    let text = page.screen.text;
    let shown = BEHIND.saturating_mul(4_usize.saturating_pow(page.view.more.try_into().unwrap_or(u32::MAX)));
    let rows: Vec<Node> = ids.iter().take(shown).filter_map(|id| row(page, *id)).collect_vec();
    let none = rows.is_empty().then(|| el("p", "").text(text.no_flares()));
    let more = ids.len().saturating_sub(shown);
    let view = || DoctorView { more: page.view.more + 1, ..page.view.clone() };
    let more = (more > 0).then(|| button("button plain", text.counted(more, Text::and_more), UiAction::Doctor(view())));
    el("div", "behind")
        .attr("data-screen", "")
        .child(el("p", "soft").text(text.behind(words)))
        .child_opt(none)
        .child(el("ul", "").children(rows))
        .child_opt(more)
}

fn row(page: &Page<'_>, id: RecordId) -> Option<Node> {
    let screen = page.screen;
    let text = screen.text;
    let version = screen.model.diary.live(id)?;
    let who = || screen.model.diary.speaker_in(version).map(|speaker| page.name(&speaker));
    let (route, head, words) = match &version.body {
        Body::Entry(entry) => {
            let says = text.topic_says(&who()?, &text.score(entry.score));
            let head = format!("{} · {says}", text.intl.date_time(entry.at));
            let shown = if page.leaves_out(LeaveOut::Notes) { &entry.clone().with_note(Note::default()) } else { entry };
            (Route::Entry(id), head, screen.entry_line(id, shown))
        }
        Body::Dose(dose) => {
            let bare = || Dose { skipped: dose.skipped.as_ref().map(|_| Line::default()), ..dose.clone() };
            let words = if page.leaves_out(LeaveOut::Notes) { screen.dose_words(&bare()) } else { screen.dose_words(dose) };
            (Route::Dose(id), text.intl.date_time(dose.at), words)
        }
        Body::Day(part) => {
            if !page.shows_part(part) {
                return None;
            }
            (Route::Day(part.day), format!("{} · {}", text.intl.day(part.day, screen.now.day()), who()?), screen.part_words(part))
        }
        Body::Call(call) => {
            let bare = [LeaveOut::Notes, LeaveOut::Names, LeaveOut::AllButInitials].into_iter().any(|what| page.leaves_out(what));
            let words = if bare { text.call_outcome(call.outcome.as_str()) } else { screen.call_words(call) };
            (Route::Call(id), text.intl.date_time(call.at), words)
        }
        Body::Question(question) => (Route::Question(id), screen.question_words(question), who()?),
        Body::FollowUp(step) => {
            let of = |id: RecordId| if screen.model.diary.call(id).is_some() { Route::Call(id) } else { Route::Question(id) };
            let route = step.visit.map(Route::VisitOf).or_else(|| step.of.map(of)).unwrap_or(Route::Visit);
            (route, bidi_isolate(step.what.as_str()), page.shown_name(step.who.as_str()).unwrap_or_default())
        }
        Body::Relief(_) => (Route::Medicine(id), screen.relief_words(id), String::new()),
        _ => return None,
    };
    let words = el("span", "soft").attr("dir", "auto").text(words);
    Some(el("li", "").child(el("a", "").with("href", route.to_string()).child(el("b", "").text(head)).text_static(" ").child(words)))
}

/// A list with one line for each row.
pub fn lines(rows: Vec<Node>) -> Node {
    el("ul", "lines").children(rows)
}

/// A list of short rows, which are printed inline.
pub fn short_lines(rows: Vec<Node>) -> Node {
    el("ul", "lines flow").children(rows)
}

/// A row: a label and its values.
pub fn line(page: &Page<'_>, label: &str, values: Vec<Node>) -> Node {
    let label = if label.ends_with('?') { label.to_owned() } else { page.screen.text.topic_says(label, "").trim_end().to_owned() };
    let mut row = el("li", "").child(el("b", "").text(label));
    for value in values {
        row = row.text_static(" ").child(value);
    }
    row
}
