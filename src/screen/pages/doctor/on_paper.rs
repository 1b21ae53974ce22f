//! The report on paper: the first sheet has what a doctor needs first, side by side; then the rest.

use super::super::super::Screen;
use super::super::super::node::{Node, el};
use super::super::super::parts::{Small, body_figures, counts_plot, grid_plot, hours_plot, legend, pairs_plot, plot};
use super::foot::foot;
use crate::domain::{CollectVec, ReportTopic};
use crate::text::Text;
use crate::view::body::Clearance;
use crate::view::report::{Block, Line, Lines, Picture, Plot, Report, Section, Style, Table, Value};

/// A row of one or two columns of sections.
type Row = [&'static [ReportTopic]; 2];

/// Two months at most, one sheet, and the rest; daily life has a grid of days.
const OF_DAYS: [Row; 2] = [
    [&[ReportTopic::Numbers, ReportTopic::Where], &[ReportTopic::Hours, ReportTopic::WhenNeeded, ReportTopic::Regular]],
    [
        &[ReportTopic::WorseBetter, ReportTopic::Life],
        &[ReportTopic::OtherRelief, ReportTopic::Body, ReportTopic::Goal, ReportTopic::Calls, ReportTopic::Steps, ReportTopic::Recorded],
    ],
];
/// More than that: the first row is longer than a sheet, and its columns go on on the next.
const OF_YEARS: [Row; 1] = [[
    &[ReportTopic::Numbers, ReportTopic::Where, ReportTopic::WorseBetter, ReportTopic::OtherRelief, ReportTopic::Life, ReportTopic::Calls],
    &[ReportTopic::Hours, ReportTopic::WhenNeeded, ReportTopic::Regular, ReportTopic::Body, ReportTopic::Goal, ReportTopic::Steps],
]];

/// The report.
pub fn on_paper(screen: &Screen<'_>, report: &Report) -> Node {
    let face = Face { screen, report };
    let of = |topics: &[ReportTopic]| {
        let sections = topics.iter().filter_map(|topic| report.sections.iter().find(|section| section.topic == *topic));
        sections.map(|section| face.section(section)).collect_vec()
    };
    let columns: &[Row] = if report.is_long { &OF_YEARS } else { &OF_DAYS };
    let row = |columns: &Row| match columns.map(&of) {
        [one, other] if one.is_empty() || other.is_empty() => one.into_iter().chain(other).collect_vec(),
        columns => {
            let column = |sections: Vec<Node>| el("div", "half").children(sections);
            vec![el("div", "halves").children(columns.into_iter().map(column).collect_vec())]
        }
    };
    let foot = foot(screen, report);
    // Of now: the report itself may be older.
    let printed = screen.text.printed_on(&screen.text.intl.date_time(screen.now));
    let is_cut = report.is_long.then(|| screen.text.long_on_paper());
    let small = |words: &String| el("p", "small").text(words.clone());
    el("article", "paper")
        .attr("data-paper", "")
        .attr("lang", report.language)
        .child(face.head())
        .child_opt(face.signs())
        .children(of(&[ReportTopic::Questions, ReportTopic::Days]))
        .children(columns.iter().take(1).flat_map(row).collect_vec())
        // Where the first sheet has room for it, it stands there.
        .children(face.wide())
        .children(columns.iter().skip(1).flat_map(row).collect_vec())
        .children(of(&[if report.is_long { ReportTopic::Recorded } else { ReportTopic::Notes }]))
        .children(report.small_print().chain(&foot).chain(&is_cut).map(small).collect_vec())
        .child(el("p", "small foot").text(format!("{} · {printed}", report.legend)))
}

struct Face<'f> {
    screen: &'f Screen<'f>,
    report: &'f Report,
}

impl Face<'_> {
    fn head(&self) -> Node {
        let report = self.report;
        let whose = el("div", "").child(el("h2", "").text(report.title.clone())).child(el("p", "").text(report.period.clone()));
        let as_of = report.as_of.clone().map(|words| el("p", "as-of").text(words));
        el("header", "").child(whose.child_opt(as_of)).child(el("p", "facts").children(self.values(&report.facts)))
    }

    fn signs(&self) -> Option<Node> {
        let report = self.report;
        let name = || el("b", "label").text(self.screen.text.topic_says(&report.new, ""));
        (!report.signs.is_empty()).then(|| el("p", "new").child(name()).children(self.values(&report.signs)))
    }

    fn section(&self, section: &Section) -> Node {
        let beside = (!section.beside.is_empty()).then(|| el("span", "").text(section.beside.clone()));
        el("section", "")
            .child(el("h3", "").text(section.heading.clone()).text_static(" ").child_opt(beside))
            .children(self.blocks(section))
    }

    /// The blocks, in a group for each heading: the lines stand beside the picture of the body. Where there is room for one plot, the others
    /// are said in words; of many weeks, so are the bodies after the first.
    fn blocks(&self, section: &Section) -> Vec<Node> {
        let is_short = matches!(section.topic, ReportTopic::Hours | ReportTopic::WhenNeeded);
        let is_where = self.report.is_long && section.topic == ReportTopic::Where;
        let mut is_drawn = false;
        let mut draw = |block: &Block| match block {
            Block::Heading(_) if is_short && is_drawn => Vec::new(),
            // The lines say the same.
            Block::Plot(_) if is_drawn && (is_where || section.topic == ReportTopic::WhenNeeded) => Vec::new(),
            // In a long range the first voice's hours alone have room; the last line says that details are in the app alone.
            Block::Plot(_) if is_short && is_drawn && self.report.is_long => Vec::new(),
            Block::Plot(plot) if is_short && is_drawn => vec![el("p", "").text(plot.words.clone())],
            block => {
                is_drawn |= matches!(block, Block::Plot(_));
                self.block(block)
            }
        };
        let groups = section.blocks.chunk_by(|_, next| !matches!(next, Block::Heading(_)));
        groups.map(|blocks| el("div", "group").children(blocks.iter().flat_map(&mut draw).collect_vec())).collect_vec()
    }

    fn block(&self, block: &Block) -> Vec<Node> {
        match block {
            Block::Heading(words) => vec![el("h4", "").attr("dir", "auto").text(words.clone())],
            Block::Note(words) => vec![el("p", "small").text(words.clone())],
            Block::SmallPrint(_) | Block::Wide(_) => Vec::new(),
            Block::Lines(list) => self.lines(list),
            Block::Table(table) => vec![self.table(table)],
            Block::Plot(of) => {
                let caption = if let Picture::Counts(caption, _) = &of.picture { Some(caption) } else { None };
                caption.map(|words| el("p", "small").text(words.clone())).into_iter().chain([self.plot(of)]).collect_vec()
            }
        }
    }

    /// What stands over the whole width below the columns.
    fn wide(&self) -> Vec<Node> {
        let of_section = |section: &Section| {
            let lines = section.blocks.iter().filter_map(|block| if let Block::Wide(line) = block { Some(self.line(line)) } else { None });
            let lines = lines.collect_vec();
            let heading = || el("h3", "").text(section.heading.clone());
            (!lines.is_empty()).then(|| el("section", "").child(heading()).child(el("ul", "lines").children(lines)))
        };
        self.report.sections.iter().filter_map(of_section).collect_vec()
    }

    fn more(&self, shown: usize, all: usize) -> Option<String> {
        (all > shown && shown > 0).then(|| self.screen.text.counted(all - shown, Text::and_more))
    }

    fn lines(&self, list: &Lines) -> Vec<Node> {
        let most = list.most.paper;
        if most == 0 {
            return Vec::new();
        }
        let printed = || list.lines.iter().filter(|line| line.most.paper > 0);
        let mut lines = printed().take(most).map(|line| self.line(line)).collect_vec();
        let all = list.all.as_ref().map_or_else(|| printed().count(), |(all, _)| *all);
        if let Some(words) = self.more(lines.len(), all) {
            let last = lines.pop().map(|last| last.child(el("span", "small").text(words)));
            lines.extend(last);
        }
        let (tag, look) = if list.numbered { ("ol", "lines numbered") } else { ("ul", "lines") };
        if lines.is_empty() { Vec::new() } else { vec![el(tag, look).children(lines)] }
    }

    fn line(&self, line: &Line) -> Node {
        let label = match line.label.as_str() {
            "" => None,
            label if label.ends_with(['?', '★']) => Some(format!("{label} ")),
            label => Some(format!("{} ", self.screen.text.topic_says(label, "").trim_end())),
        };
        let label = label.map(|label| el("b", "label").text(label));
        let shown = line.values.len().min(line.most.paper);
        let more = self.more(shown, line.values.len()).map(|words| el("span", "").text(words));
        let values = self.values(line.values.get(..shown).unwrap_or_default());
        el("li", "").child_opt(label).children(values).child_opt(more)
    }

    fn table(&self, table: &Table) -> Node {
        let heading = |words: &String| el("th", "").text(words.clone());
        let head = el("tr", "").child(el("th", "")).children(table.columns.iter().map(heading).collect_vec());
        let row = |(name, cells): &(String, Vec<Vec<Value>>)| {
            let cells = cells.iter().map(|values| el("td", "").children(self.values(values))).collect_vec();
            el("tr", "").child(el("td", "").attr("dir", "auto").text(name.clone())).children(cells)
        };
        el("table", "numbers").child(head).children(table.rows.iter().map(row).collect_vec())
    }

    fn values(&self, values: &[Value]) -> Vec<Node> {
        let value = |value: &Value| {
            let (tag, look) = match value.style {
                Style::Plain => ("span", ""),
                Style::Large | Style::Strong => ("b", ""),
                Style::Soft => ("span", "soft"),
                Style::Own => ("q", ""),
            };
            let node = el(tag, look).text(value.words.clone());
            if value.style == Style::Own { node.attr("dir", "auto").attr("lang", self.report.quoted_in) } else { node }
        };
        values.iter().map(value).collect_vec()
    }

    fn plot(&self, of: &Plot) -> Node {
        let (screen, words) = (self.screen, of.words.as_str());
        match &of.picture {
            Picture::Days { on_paper, speakers, changes, .. } => el("div", "")
                .child(legend(screen, on_paper, speakers.clone(), screen.text.doctor_when_needed(), changes))
                .child(el("div", "plot").child(plot(screen, on_paper, words.to_owned(), changes))),
            Picture::Hours(by_carer, hours) => hours_plot(screen, Small::PAPER, (*by_carer, hours), words),
            Picture::Counts(_, counts) => counts_plot(screen, Small::PAPER, counts, words),
            Picture::Pairs(pairs) => pairs_plot(screen, Small::PAPER, pairs, words),
            Picture::Grid(first, rows) => grid_plot(screen, Small::PAPER, *first, rows, words),
            Picture::Body(_, sums, paths) => {
                let names = [screen.text.side_right_short(), screen.text.side_left_short()];
                body_figures(screen, (sums, &paths.iter().collect_vec()), (names, Clearance::Paper), &|_| None)
            }
        }
    }
}
