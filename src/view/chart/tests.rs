mod columns_tests;
mod doses;
mod marks_tests;

use expect_test::expect;

use super::*;

use crate::domain::{ChartPeriod, RecordId};

fn point(at: &str, score: &str, by_carer: bool) -> Point {
    let at = moment(at);
    Point { id: RecordId::new(at.unix_ms(), &[1; 10]), at, score: Score::parse(score).expect("a score"), by_carer, recalled: false }
}

fn recalled(point: Point) -> Point {
    Point { recalled: true, ..point }
}

fn moment(at: &str) -> Moment {
    Moment::parse(at).expect("a time")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn laid_out(points: &[Point], doses: &[Moment], columns: Columns, span: (&str, &str)) -> Chart {
    let span = (day(span.0), day(span.1));
    Chart::new(&Plotted { points, of_days: &[], doses, changes: &[], span, columns, size: Size::PHONE })
}

fn told(chart: &Chart) -> String {
    let mut out = String::new();
    for column in &chart.columns {
        let sum = |sum: &Sum| {
            let pain = sum.pain.map(|(least, worst)| format!(" {}-{}", least.number(), worst.number())).unwrap_or_default();
            format!("{}{pain}!{}?{}", sum.entries, sum.too_much, sum.recalled)
        };
        let (patient, carer) = (sum(&column.patient), sum(&column.carer));
        out += &format!("{}..{} x{}+{}: {patient} | {carer} | {}\n", column.first, column.last, column.x, column.width, column.doses);
    }
    for dots in &chart.dots {
        let (who, how) = (if dots.by_carer { " carer" } else { "" }, if dots.recalled { " recalled" } else { "" });
        out += &format!("{}{who}{how}: {}\n", dots.score, dots.path);
    }
    let Chart { bars: [patient, carer], doses, blanks, readings, dose_counts, .. } = chart;
    format!("{out}bars {patient} | {carer}\ndoses {doses} {dose_counts:?}\nblanks {blanks}\nreadings {readings:?}\n")
}

#[test]
fn a_week_of_two_voices_with_a_recalled_number_and_days_without_an_entry() {
    let points = [
        point("2026-11-21T08:00:00+01:00", "3", false),
        recalled(point("2026-11-21T20:00:00+01:00", "9", false)),
        point("2026-11-21T20:30:00+01:00", "too-much", false),
        point("2026-11-23T00:00:00+01:00", "5", true),
        point("2026-11-23T12:00:00+01:00", "7", true),
    ];
    let doses = [moment("2026-11-21T20:10:00+01:00"), moment("2026-11-21T20:10:00+01:00"), moment("2026-11-22T10:00:00+01:00")];
    let chart = laid_out(&points, &doses, Columns::Hours, ("2026-11-19", "2026-11-25"));
    let gaps = chart.gaps().iter().map(|gap| gap.first.to_string()).collect::<Vec<_>>();
    assert_eq!(gaps, ["2026-11-19", "2026-11-20", "2026-11-22", "2026-11-24", "2026-11-25"], "a dose is no entry");
    assert_eq!([0, 999].map(|x| chart.nearest((x, 500))), [Some(0), Some(4)]);
    assert_eq!([0, 340, 400, 1000].map(|x| chart.column_at(x)), [0, 2, 2, 6]);
    expect![[r#"
        2026-11-19..2026-11-19 x185+457: 0!0?0 | 0!0?0 | 0
        2026-11-20..2026-11-20 x642+458: 0!0?0 | 0!0?0 | 0
        2026-11-21..2026-11-21 x1100+458: 3 3-9!1?1 | 0!0?0 | 2
        2026-11-22..2026-11-22 x1558+458: 0!0?0 | 0!0?0 | 1
        2026-11-23..2026-11-23 x2016+458: 0!0?0 | 2 5-7!0?0 | 0
        2026-11-24..2026-11-24 x2474+458: 0!0?0 | 0!0?0 | 0
        2026-11-25..2026-11-25 x2932+458: 0!0?0 | 0!0?0 | 0
        3: M1228 1065a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        too-much: M1440 128l52 84h-104Z
        9 recalled: M1388 375a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        5 carer: M2080 783l52 52l-52 52l-52-52Z
        7 carer: M2240 553l52 52l-52 52l-52-52Z
        bars M1146 405a30 30 0 0 1 30-30h306a30 30 0 0 1 30 30v630a30 30 0 0 1-30 30h-306a30 30 0 0 1-30-30Z | M2092 605h306l30 30v170l-30 30h-306l-30-30v-170Z
        doses M1425 1733v-80h32v80ZM1743 1733v-80h32v80Z [(2, 1441, 1653)]
        blanks M413 1432v45M871 1432v45M1787 1432v45M2703 1432v45M3161 1432v45
        readings [(Point(0), 1273, 1065), (Point(1), 1438, 375), (Point(2), 1445, 170), (Point(3), 2080, 835), (Point(4), 2244, 605)]
    "#]].assert_eq(&told(&chart));
}

#[test]
fn a_tap_takes_the_nearest_mark_in_both_directions() {
    let at = "2026-11-21T08:00:00+01:00";
    let points = [point(at, "1", false), point(at, "9", false)];
    let chart = laid_out(&points, &[], Columns::Hours, ("2026-11-19", "2026-11-25"));
    assert_eq!([100, 600].map(|y| chart.nearest((300, y))), [Some(1), Some(0)]);
}

#[test]
fn each_voice_has_its_bar_behind_its_marks() {
    let at = |hour: u32| format!("2026-11-21T{hour:02}:00:00+01:00");
    let points = [(1, "3", false), (2, "7", true), (22, "8", false), (23, "2", true)].map(|(hour, score, by)| point(&at(hour), score, by));
    let chart = laid_out(&points, &[], Columns::Hours, ("2026-11-19", "2026-11-25"));
    for (by_carer, bar) in chart.bars.iter().enumerate() {
        let (x, half) = chart.slot(&chart.columns[2], by_carer == 1);
        let of_voice = chart
            .readings
            .iter()
            .filter(|(reading, ..)| matches!(reading, Reading::Point(index) if points[*index].by_carer == (by_carer == 1)));
        let places = of_voice.map(|(_, at, _)| *at).collect::<Vec<_>>();
        assert!(!bar.is_empty() && places.len() == 2 && places.iter().all(|at| (at - x).abs() <= half), "{x} {half} {places:?}");
    }
}

#[test]
fn a_bar_ends_at_its_numbers_and_never_beyond_the_scale() {
    let ends = |top: i64, bottom: i64| {
        let mut path = String::new();
        shapes::bar(&mut path, (100, 40), (top, bottom), (50, 1050), true);
        let numbers =
            path.split(|of: char| !of.is_ascii_digit() && of != '-').filter_map(|part| part.parse::<i64>().ok()).collect::<Vec<_>>();
        // Its top, and down over two points and a side.
        (numbers[1], numbers[1] + numbers[3] + numbers[4] + numbers[6])
    };
    assert_eq!([(50, 1050), (350, 850)].map(|(top, bottom)| ends(top, bottom)), [(50, 1050), (350, 850)]);
    assert_eq!([50, 450, 1050].map(|y| ends(y, y)), [(50, 110), (420, 480), (990, 1050)], "a single number is as high as a mark");
}

#[test]
fn a_day_is_by_the_clock_and_has_no_bar() {
    let points = [
        point("2026-10-25T00:00:00+02:00", "0", false),
        // The hour that comes twice when summer time ends.
        point("2026-10-25T02:30:00+02:00", "4", false),
        point("2026-10-25T02:30:00+01:00", "6", false),
        point("2026-10-25T23:59:00+05:45", "10", true),
    ];
    let chart = laid_out(&points, &[moment("2026-10-25T12:00:00+01:00")], Columns::Hours, ("2026-10-25", "2026-10-25"));
    expect![[r#"
        2026-10-25..2026-10-25 x185+3205: 3 0-6!0?0 | 1 10-10!0?0 | 1
        0: M138 1410a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        4: M468 866a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        6: M468 594a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        10 carer: M3380 -2l52 52l-52 52l-52-52Z
        bars  | 
        doses M1771 1733v-80h32v80Z []
        blanks 
        readings [(Point(0), 185, 1410), (Point(1), 518, 866), (Point(2), 518, 594), (Point(3), 3387, 50)]
    "#]]
    .assert_eq(&told(&chart));
}

#[test]
fn a_month_has_a_bar_a_day_for_each_voice_and_its_marks_when_a_day_is_selected() {
    let points = [
        point("2026-11-21T08:00:00+01:00", "3", false),
        point("2026-11-21T12:00:00+01:00", "6", true),
        recalled(point("2026-11-21T20:00:00+01:00", "9", false)),
        point("2026-11-22T20:30:00+01:00", "too-much", false),
    ];
    let doses = ["2026-11-21T20:10:00+01:00", "2026-11-21T22:10:00+01:00", "2026-11-22T10:00:00+01:00"].map(moment);
    let chart = laid_out(&points, &doses, Columns::Days(1), ("2026-10-27", "2026-11-25"));
    assert_eq!((chart.columns.len(), chart.gaps().len()), (30, 28));
    let [patient, carer] = &chart.bars;
    assert_eq!((patient.matches('M').count(), carer.matches('M').count()), (1, 1), "a single number has a bar too");
    let triangles = chart.dots.iter().map(|dots| (dots.score, dots.path.matches('M').count())).collect::<Vec<_>>();
    assert_eq!(triangles, [(Score::TooMuch, 1)], "only what is no number is a mark");
    assert_eq!(chart.readings.iter().map(|(reading, ..)| *reading).collect::<Vec<_>>(), [Reading::Column(25), Reading::Column(26)]);
    assert_eq!((chart.dose_counts.first().map(|(most, ..)| *most), chart.doses.matches('M').count()), (Some(2), 2));
    let marks = chart.dots_of(&chart.columns[25], &points);
    let marks = marks.iter().map(|dots| (dots.score.to_string(), dots.by_carer, dots.recalled)).collect::<Vec<_>>();
    assert_eq!(marks, [("3".into(), false, false), ("9".into(), false, true), ("6".into(), true, false)]);
}

#[test]
fn all_of_ten_years_is_a_few_columns_that_hold_everything() {
    let (first, last) = ("2016-11-24", "2026-11-25");
    let noon = |at: NaiveDate| point(&format!("{at}T12:00:00Z"), "4", false);
    let days = day(first).iter_days().take_while(|at| *at <= day(last)).map(noon);
    // Fourteen of each day: 51,156 entries.
    let points: Vec<Point> = days.flat_map(|point| [point; 14]).collect();
    let chart = laid_out(&points, &[], Columns::of_period(ChartPeriod::All, 3654, 60), (first, last));
    assert!(chart.columns.len() == 41 && chart.gaps().is_empty() && chart.dots.is_empty(), "{}", chart.columns.len());
    assert_eq!(chart.columns.iter().map(|column| column.patient.entries).sum::<usize>(), points.len());
    assert_eq!((chart.patient.entries, chart.readings.len()), (points.len(), chart.columns.len()));
    assert_eq!(chart.bars[0].matches('M').count(), chart.columns.len(), "a bar a column, however many entries");
    let by_hour = laid_out(&points[..840], &[], Columns::Hours, (first, "2017-01-22"));
    assert_eq!((by_hour.dots.len(), by_hour.dots[0].path.matches("Z").count()), (1, 60), "equal ones are one mark");
}

#[test]
fn a_change_is_a_line_where_its_day_begins() {
    let changes = ["2026-11-12", "2026-11-22"].map(day);
    let x = |columns: Columns| {
        let span = (day("2026-10-29"), day("2026-11-27"));
        let chart = Chart::new(&Plotted { points: &[], of_days: &[], doses: &[], changes: &changes, span, columns, size: Size::PAPER });
        (chart.changes.clone(), chart.frame.left, chart.frame.right)
    };
    let (by_day, left, right) = x(Columns::Hours);
    assert_eq!(by_day, [14, 24].map(|days| left + (right - left) * days / 30));
    let (by_week, ..) = x(Columns::Days(7));
    assert!(by_week.windows(2).all(|two| two[0] < two[1]) && by_week[0] > left, "{by_week:?}");
}

#[test]
fn nothing_written_is_nothing_drawn() {
    let chart = laid_out(&[], &[], Columns::Hours, ("2026-11-25", "2026-11-25"));
    assert_eq!((chart.dots.len(), chart.bars.concat().len(), chart.doses.len(), chart.readings.len()), (0, 0, 0, 0));
    assert_eq!((chart.nearest((500, 500)), chart.gaps().len(), chart.blanks.matches('M').count()), (None, 1, 1));
    // A first day after the last: no column, and no panic.
    let none = laid_out(&[point("2026-11-25T08:00:00Z", "3", false)], &[], Columns::Days(7), ("2026-11-26", "2026-11-25"));
    assert_eq!((none.columns.len(), none.patient.entries, none.column_at(500)), (0, 0, 0));
}
