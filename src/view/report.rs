//! The doctor's report as typed data in the words of one language: sections of lines, tables and plots. The screen, the paper and the text
//! that is sent are made of it; none of them is made of another.

use chrono::NaiveDate;

use super::body_sum::RegionSum;
use super::chart::Chart;
use crate::domain::{Code, Pain, ReportNumber, ReportTopic};

/// The whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// BCP 47 tag of the language of its words.
    pub language: &'static str,
    /// BCP 47 tag of the language of quotations.
    pub quoted_in: &'static str,
    /// Whose diary it is.
    pub title: String,
    /// The range in words: since which visit, first and last day, number of days.
    pub period: String,
    /// True for more than two months: on paper sums take the place of days.
    pub is_long: bool,
    /// How much was written, by whom, and the gaps.
    pub facts: Vec<Value>,
    /// For the report of a past visit: when it ended.
    pub as_of: Option<String>,
    /// Heading of the new signs.
    pub new: String,
    /// New warning signs; empty when none was recorded.
    pub signs: Vec<Value>,
    /// The sections that have content, in a clinician's order.
    pub sections: Vec<Section>,
    /// Headings of what was not recorded.
    pub missing: Vec<String>,
    /// What was left out on request, and what is dated ahead.
    pub left_out: Vec<String>,
    /// What the numbers are.
    pub legend: String,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which.
    pub topic: ReportTopic,
    /// Its heading.
    pub heading: String,
    /// Explains the content, beside the heading; may be empty.
    pub beside: String,
    /// Its content.
    pub blocks: Vec<Block>,
    /// The same facts as sentences, for the text that is sent: those that matter most first.
    pub spoken: Vec<String>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the section: whose lines follow.
    Heading(String),
    /// Lines.
    Lines(Lines),
    /// A line that is on paper alone, over the whole width below the columns.
    Wide(Line),
    /// A table.
    Table(Table),
    /// A picture.
    Plot(Plot),
    /// An explanation.
    Note(String),
    /// An explanation that stands at the end of the page on paper.
    SmallPrint(String),
}

/// A list of lines. A face that shows fewer says how many more there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// All lines.
    pub lines: Vec<Line>,
    /// True for a numbered list.
    pub numbered: bool,
    /// Most lines on the screen before the rest is opened, and on paper.
    pub most: Limits,
    /// How many records there are, and the number that opens them, where the lines are not all.
    pub all: Option<(usize, Value)>,
}

/// How many items a face shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// On the screen.
    pub screen: usize,
    /// On paper.
    pub paper: usize,
}

/// A line: a label, which may be empty, and values.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the values are.
    pub label: String,
    /// The values.
    pub values: Vec<Value>,
    /// Most of the values shown.
    pub most: Limits,
}

/// A number or words.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The words.
    pub words: String,
    /// How they are set.
    pub style: Style,
    /// The number that they show: it knows the records that it counts.
    pub number: Option<ReportNumber>,
}

/// How a value is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As running text.
    Plain,
    /// Large: a score in a table.
    Large,
    /// Bold: a sign that is present, a question.
    Strong,
    /// Of less importance.
    Soft,
    /// A person's own words, in quotation marks.
    Own,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its accessible name.
    pub name: String,
    /// Headings of the columns after the first.
    pub columns: Vec<String>,
    /// Rows: a heading and a cell for each column.
    pub rows: Vec<(String, Vec<Vec<Value>>)>,
}

/// A picture, with words that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// What it shows.
    pub picture: Picture,
    /// Its text alternative.
    pub words: String,
}

/// What a plot shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Numbers day by day.
    Days {
        /// Laid out for the screen.
        on_screen: Box<Chart>,
        /// Laid out for paper.
        on_paper: Box<Chart>,
        /// Names of the patient and of the carers.
        speakers: [String; 2],
        /// The changes of regular medicine, in words.
        changes: Vec<String>,
    },
    /// How often each score was recorded in each hour of the day: true for a carer's; 24 hours, scores 0 to 10, then "too much".
    Hours(bool, Vec<[usize; 12]>),
    /// How often each score was recorded, with a caption: 0 to 10, then "too much". On the screen behind a tap.
    Counts(String, [usize; 12]),
    /// Pain before and after doses, oldest first; true for a carer's.
    Pairs(Vec<(bool, Pain, Pain)>),
    /// The body with the worst number of each region, and the paths along which pain spreads; the speaker by index.
    Body(usize, Vec<RegionSum>, Vec<Vec<Code>>),
    /// Levels of parts of the day, a row each, from the first day on: 0 is the best, `None` is not noted.
    Grid(NaiveDate, Vec<(String, Vec<Option<u8>>)>),
}

impl Limits {
    /// On the screen behind a tap, not on paper.
    pub const NOT_ON_PAPER: Self = Self { screen: 0, paper: 0 };
    /// All of them.
    pub const NONE: Self = Self { screen: usize::MAX, paper: usize::MAX };
}

impl Value {
    /// Words that count nothing.
    #[must_use]
    pub const fn plain(words: String) -> Self {
        Self { words, style: Style::Plain, number: None }
    }

    /// A number that opens the records it counts.
    #[must_use]
    pub const fn number(words: String, number: ReportNumber) -> Self {
        Self { words, style: Style::Plain, number: Some(number) }
    }

    /// The same in another style.
    #[must_use]
    pub fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

impl Line {
    /// A line that shows all its values.
    #[must_use]
    pub const fn new(label: String, values: Vec<Value>) -> Self {
        Self { label, values, most: Limits::NONE }
    }
}

impl Lines {
    /// A list without numbers of which each face shows that many.
    #[must_use]
    pub const fn new(lines: Vec<Line>, most: Limits) -> Self {
        Self { lines, numbered: false, most, all: None }
    }
}

impl Report {
    /// What stands at the end of the page on paper.
    pub fn small_print(&self) -> impl Iterator<Item = &String> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter_map(|block| if let Block::SmallPrint(words) = block { Some(words) } else { None })
    }
}

impl Section {
    /// True when one of its values shows that number.
    #[must_use]
    pub fn has(&self, number: &ReportNumber) -> bool {
        let is_day = matches!(number, ReportNumber::OnDays(..)) && self.topic == ReportTopic::Days;
        let is_region = |block: &Block| match (block, number) {
            (Block::Plot(Plot { picture: Picture::Body(index, ..), .. }), ReportNumber::Region(of, _)) => index == of,
            _ => false,
        };
        let mut blocks = self.blocks.iter();
        is_day || blocks.any(|block| is_region(block) || block.values().any(|value| value.number.as_ref() == Some(number)))
    }
}

impl Block {
    fn values(&self) -> Box<dyn Iterator<Item = &Value> + '_> {
        match self {
            Self::Lines(list) => Box::new(list.lines.iter().flat_map(|line| &line.values).chain(list.all.as_ref().map(|(_, value)| value))),
            Self::Table(table) => Box::new(table.rows.iter().flat_map(|(_, cells)| cells).flatten()),
            Self::Wide(_) | Self::Heading(_) | Self::Plot(_) | Self::Note(_) | Self::SmallPrint(_) => Box::new(std::iter::empty()),
        }
    }
}
