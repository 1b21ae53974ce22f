//! The report on the screen: what is urgent and the pictures in full, the rest in rows that open in place. Each number opens the records it
//! counts, below its section.

use std::sync::Arc;

use super::super::super::node::{Handler, Node, el};
use super::super::super::parts::{Small, body_figures, button, counts_plot, grid_plot, hours_plot, legend, pairs_plot, plot};
use super::super::super::{Panel, Screen};
use super::foot::foot;
use super::opened::opened;
use crate::app::{Command, DoctorView, UiAction};
use crate::domain::{CollectVec, RecordId, ReportNumber};
use crate::text::Text;
use crate::view::body::Clearance;
use crate::view::chart::Chart;
use crate::view::report::{Block, Line, Lines, Picture, Plot, Report, Section, Style, Table, Value};

/// The report being drawn.
struct Face<'f> {
    /// A screen in the language of the report.
    screen: &'f Screen<'f>,
    /// The screen itself, and the past visit of which it is the report.
    of: (&'f Screen<'f>, Option<RecordId>),
    report: &'f Report,
}

/// The start of the report, with a place for the rest.
pub fn on_screen(screen: &Screen<'_>, of: (&Screen<'_>, Option<RecordId>), start: &Report) -> Node {
    let face = Face { screen, of, report: start };
    el("article", "doctor")
        .attr("data-screen", "")
        .attr("lang", start.language)
        .child(face.head())
        .child_opt(face.signs())
        .children(start.sections.iter().map(|section| face.section(section)).collect_vec())
        .child(el("div", "rest").key("rest".into()).panel(Panel::ReportRest))
}

/// The rest of a report after its first `started` sections.
pub fn rest_on_screen(screen: &Screen<'_>, of: (&Screen<'_>, Option<RecordId>), report: &Report, started: usize) -> Vec<Node> {
    let face = Face { screen, of, report };
    let sections = report.sections.iter().skip(started);
    let (shown, folded): (Vec<&Section>, Vec<&Section>) = sections.partition(|section| section.topic.is_open());
    let mut nodes = shown.into_iter().map(|section| face.section(section)).collect_vec();
    let folded = folded.into_iter().map(|section| face.details_of(section)).collect_vec();
    nodes.extend((!folded.is_empty()).then(|| el("div", "sheet folds").children(folded)));
    let small = |words: &String| el("p", "soft small").text(words.clone());
    nodes.extend(foot(screen, report).iter().chain([&report.legend]).map(small));
    nodes
}

impl Face<'_> {
    fn head(&self) -> Node {
        let report = self.report;
        let facts = self.values("", &report.facts);
        let as_of = report.as_of.clone().map(|words| el("p", "as-of").text(words));
        el("header", "")
            .child(el("h2", "").text(report.title.clone()))
            .child(el("p", "").text(report.period.clone()))
            .child(el("p", "facts").children(facts))
            .child_opt(as_of)
            .child_opt(self.opened(report.facts.iter().any(|value| self.is_open(value.number.as_ref()))))
    }

    fn signs(&self) -> Option<Node> {
        let report = self.report;
        let is_open = report.signs.iter().any(|value| self.is_open(value.number.as_ref()));
        (!report.signs.is_empty()).then(|| {
            el("section", "sheet new")
                .key("new".into())
                .child(el("h3", "").text(report.new.clone()))
                .child(el("p", "facts").children(self.values("", &report.signs)))
                .child_opt(self.opened(is_open))
        })
    }

    fn section(&self, section: &Section) -> Node {
        let beside = (!section.beside.is_empty()).then(|| el("p", "soft small").text(section.beside.clone()));
        let head = el("div", "head").child(el("h3", "").text(section.heading.clone())).child_opt(beside);
        el("section", "sheet").key(section.heading.clone()).child(head).children(self.content(section))
    }

    fn details_of(&self, section: &Section) -> Node {
        let summary = el("summary", "").child(el("h3", "").text(section.heading.clone()));
        el("details", "").key(section.heading.clone()).child(summary).child(el("div", "stack tight").children(self.content(section)))
    }

    fn content(&self, section: &Section) -> Vec<Node> {
        let is_open = self.screen.model.ui.doctor.opened.as_ref().is_some_and(|number| section.has(number));
        // Lists of which nothing is shown at first open together, each speaker's with the name.
        let (mut shown, mut hidden, mut heading) = (Vec::new(), Vec::new(), None);
        for block in &section.blocks {
            match block {
                Block::Plot(Plot { picture: Picture::Counts(..), .. }) => hidden.extend(self.block(block)),
                Block::Lines(list) if list.most.screen == 0 => {
                    hidden.extend(heading.take().into_iter().chain([block]).flat_map(|block| self.block(block)));
                }
                Block::Heading(_) => {
                    heading = Some(block);
                    shown.extend(self.block(block));
                }
                _ => shown.extend(self.block(block)),
            }
        }
        let summary = el("summary", "").text(self.screen.text.same_in_words());
        shown.extend((!hidden.is_empty()).then(|| el("details", "more").child(summary).children(hidden)));
        shown.into_iter().chain(self.opened(is_open)).collect_vec()
    }

    fn block(&self, block: &Block) -> Vec<Node> {
        match block {
            Block::Heading(words) => vec![el("h4", "").attr("dir", "auto").text(words.clone())],
            Block::Note(words) | Block::SmallPrint(words) => vec![el("p", "soft small").text(words.clone())],
            Block::Lines(list) => vec![self.lines(list)],
            Block::Wide(_) => Vec::new(),
            Block::Table(table) => vec![self.table(table)],
            Block::Plot(of) => self.plot(of),
        }
    }

    fn lines(&self, list: &Lines) -> Node {
        let lines = list.lines.iter().map(|line| self.line(line)).collect_vec();
        let all = list.all.as_ref().map(|(_, value)| el("li", "").child(self.value("", value)));
        let (tag, look) = if list.numbered { ("ol", "lines numbered") } else { ("ul", "lines") };
        let mut shown = lines;
        let is_cut = list.most.screen > 0 && shown.len() > list.most.screen;
        let rest = if is_cut { shown.split_off(list.most.screen) } else { Vec::new() };
        let start = (shown.len() + 1).to_string();
        let more = self.more(rest, |rest| el(tag, look).with("start", start).children(rest));
        el(tag, look).children(shown).child_opt(more.map(|more| el("li", "rest").child(more))).child_opt(all)
    }

    /// What is beyond a list's limit, to be opened in place: "and 3 more".
    fn more(&self, rest: Vec<Node>, inside: impl FnOnce(Vec<Node>) -> Node) -> Option<Node> {
        let words = self.screen.text.counted(rest.len(), Text::and_more);
        (!rest.is_empty()).then(|| el("details", "more").child(el("summary", "").text(words)).child(inside(rest)))
    }

    fn line(&self, line: &Line) -> Node {
        if line.most.screen == 0 {
            let values = el("span", "facts").children(self.values(&line.label, &line.values));
            let summary = el("summary", "").text(line.label.clone());
            return el("li", "").child(el("details", "more").child(summary).child(values));
        }
        let label = (!line.label.is_empty()).then(|| el("b", "").attr("dir", "auto").text(line.label.clone()));
        let mut shown = self.values(&line.label, &line.values);
        let rest = if line.values.len() > line.most.screen { shown.split_off(line.most.screen) } else { Vec::new() };
        let more = self.more(rest, |rest| el("span", "facts").children(rest));
        el("li", "").child_opt(label).child(el("span", "facts").children(shown)).child_opt(more)
    }

    fn table(&self, table: &Table) -> Node {
        let heading = |words: &String| el("th", "").attr("scope", "col").text(words.clone());
        let head = el("tr", "").child(el("td", "")).children(table.columns.iter().map(heading).collect_vec());
        let row = |(name, cells): &(String, Vec<Vec<Value>>)| {
            let cell = |(column, values): (&String, &Vec<Value>)| {
                let label = self.screen.text.topic_says(name, column);
                el("td", "").with("data-column", column.clone()).children(self.values(&label, values))
            };
            let cells = table.columns.iter().zip(cells).map(cell).collect_vec();
            el("tr", "").child(el("th", "").attr("scope", "row").attr("dir", "auto").text(name.clone())).children(cells)
        };
        el("table", "numbers")
            .child(el("caption", "visually-hidden").text(table.name.clone()))
            .child(el("thead", "").child(head))
            .child(el("tbody", "").children(table.rows.iter().map(row).collect_vec()))
    }

    fn values(&self, label: &str, values: &[Value]) -> Vec<Node> {
        values.iter().map(|value| self.value(label, value)).collect_vec()
    }

    /// A value; one that counts records is a button, named after what it counts.
    fn value(&self, label: &str, value: &Value) -> Node {
        let look = match value.style {
            Style::Plain => "fact",
            Style::Large => "fact large",
            Style::Strong => "fact strong",
            Style::Soft => "fact soft",
            Style::Own => "fact own",
        };
        let node = match &value.number {
            None => el("span", look).text(value.words.clone()),
            Some(number) => {
                let name = (!label.is_empty()).then(|| self.screen.text.topic_says(label, &value.words));
                let button = button(look, value.words.clone(), self.opens(number)).aria_bool("aria-expanded", self.is_open(Some(number)));
                name.into_iter().fold(button, Node::label)
            }
        };
        if value.style == Style::Own { node.attr("dir", "auto").attr("lang", self.report.quoted_in) } else { node }
    }

    fn is_open(&self, number: Option<&ReportNumber>) -> bool {
        number.is_some() && self.screen.model.ui.doctor.opened.as_ref() == number
    }

    /// The command that opens or closes the records of a number.
    fn opens(&self, number: &ReportNumber) -> Command {
        let opened = (!self.is_open(Some(number))).then(|| number.clone());
        Command::Ui(UiAction::Doctor(DoctorView { opened, more: 0, ..self.screen.model.ui.doctor.clone() }))
    }

    fn opened(&self, is_open: bool) -> Option<Node> {
        let number = self.screen.model.ui.doctor.opened.as_ref().filter(|_| is_open)?;
        Some(opened(self.screen, self.of, number))
    }

    fn plot(&self, of: &Plot) -> Vec<Node> {
        let (screen, words) = (self.screen, of.words.as_str());
        let small = Small::on_screen(screen.viewport.page);
        match &of.picture {
            Picture::Days { on_screen, speakers, changes, .. } => self.days(on_screen, speakers, changes, words),
            Picture::Hours(by_carer, hours) => vec![hours_plot(screen, small, (*by_carer, hours), words)],
            Picture::Counts(caption, counts) => {
                vec![el("p", "soft small").text(caption.clone()), counts_plot(screen, small, counts, words)]
            }
            Picture::Pairs(pairs) => vec![pairs_plot(screen, small, pairs, words)],
            Picture::Grid(first, rows) => vec![grid_plot(screen, small, *first, rows, words)],
            Picture::Body(index, sums, paths) => {
                let opens = |region: &crate::domain::Code| Some(self.opens(&ReportNumber::Region(*index, region.clone())));
                let names = [screen.text.side_right(), screen.text.side_left()];
                vec![body_figures(screen, (sums, &paths.iter().collect_vec()), (names, Clearance::Small), &opens)]
            }
        }
    }

    /// The plot over the days: a tap opens a day, the buttons below it the day before and after.
    fn days(&self, chart: &Chart, speakers: &[String; 2], changes: &[String], words: &str) -> Vec<Node> {
        let text = self.screen.text;
        let columns: Vec<(chrono::NaiveDate, chrono::NaiveDate)> =
            chart.columns.iter().map(|column| (column.first, column.last)).collect_vec();
        let view = self.screen.model.ui.doctor.clone();
        let open = move |(first, last): (chrono::NaiveDate, chrono::NaiveDate)| {
            Command::Ui(UiAction::Doctor(DoctorView { opened: Some(ReportNumber::OnDays(first, last)), more: 0, ..view.clone() }))
        };
        let shown = match &self.screen.model.ui.doctor.opened {
            Some(ReportNumber::OnDays(first, last)) => columns.iter().position(|column| column == &(*first, *last)),
            _ => None,
        };
        let step = |sign: &'static str, name: String, index: Option<usize>| {
            let column = index.and_then(|index| columns.get(index)).copied();
            let node =
                el("button", "ghost step").attr("type", "button").label(name).text_static(sign).bool_attr("disabled", column.is_none());
            column.into_iter().fold(node, |node, column| node.press(open(column)))
        };
        let before = shown.map_or(columns.len().checked_sub(1), |shown| shown.checked_sub(1));
        let name = shown.and_then(|shown| columns.get(shown)).map(|(first, last)| {
            let day = |day: &chrono::NaiveDate| self.screen.list_day(*day);
            if first == last { day(first) } else { text.from_to(&day(first), &day(last)) }
        });
        let keys = legend(self.screen, chart, speakers.clone(), text.doctor_when_needed(), changes);
        let picture = plot(self.screen, chart, words.to_owned(), changes);
        let (chart, at, opens) = (chart.clone(), columns.clone(), open.clone());
        let tap = move |(permille, _): (i64, i64)| at.get(chart.column_at(permille)).copied().map(&opens);
        let buttons = el("div", "row apart steps")
            .key("step".into())
            .child(step("‹", text.earlier(), before))
            .child(el("p", "soft").attr("role", "status").text(name.unwrap_or_else(|| text.tap_a_day())))
            .child(step("›", text.later(), shown.map(|shown| shown + 1)));
        vec![el("div", "plot").on(Handler::Tap(Arc::new(tap))).child(picture), keys, buttons]
    }
}
