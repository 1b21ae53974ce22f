use expect_test::expect;

use super::*;

fn point(at: &str, score: &str, by_carer: bool) -> Point {
    let at = Moment::parse(at).expect("a time");
    Point { id: RecordId::new(at.unix_ms(), &[1; 10]), at, score: Score::parse(score).expect("a score"), by_carer }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn told(chart: &Chart) -> String {
    let mut out = String::new();
    for column in &chart.columns {
        let sum =
            |sum: &Sum| format!("{} {:?} !{}", sum.entries, sum.pain.map(|(least, worst)| (least.number(), worst.number())), sum.too_much);
        let (patient, carer) = (sum(&column.patient), sum(&column.carer));
        out += &format!("{}..{} x{}+{}: {patient} | {carer} | {}\n", column.first, column.last, column.x, column.width, column.doses);
    }
    for dots in &chart.dots {
        out += &format!("{}{}: {}\n", dots.score, if dots.by_carer { " carer" } else { "" }, dots.path);
    }
    format!("{out}bars {:?}\ndoses {}\nreadings {:?}\n", chart.bars, chart.doses, chart.readings)
}

#[test]
fn a_week_with_a_gap() {
    let points = [
        point("2026-11-21T08:00:00+01:00", "3", false),
        point("2026-11-21T20:00:00+01:00", "9", false),
        point("2026-11-21T20:30:00+01:00", "too-much", false),
        point("2026-11-23T00:00:00+01:00", "5", true),
    ];
    let doses = [Moment::parse("2026-11-21T20:10:00+01:00").expect("a time")];
    let chart = Chart::new(&points, &doses, ChartPeriod::Week, (day("2026-11-19"), day("2026-11-25")));
    assert_eq!(chart.gaps(), ["2026-11-19", "2026-11-20", "2026-11-22", "2026-11-24", "2026-11-25"].map(day));
    assert_eq!(chart.nearest(200), Some(0));
    assert_eq!(chart.nearest(1000), Some(3));
    expect![[r#"
        2026-11-19..2026-11-19 x240+445: 0 None !0 | 0 None !0 | 0
        2026-11-20..2026-11-20 x685+446: 0 None !0 | 0 None !0 | 0
        2026-11-21..2026-11-21 x1131+446: 3 Some((3, 9)) !1 | 0 None !0 | 1
        2026-11-22..2026-11-22 x1577+445: 0 None !0 | 0 None !0 | 0
        2026-11-23..2026-11-23 x2022+446: 0 None !0 | 1 Some((5, 5)) !0 | 0
        2026-11-24..2026-11-24 x2468+446: 0 None !0 | 0 None !0 | 0
        2026-11-25..2026-11-25 x2914+446: 0 None !0 | 0 None !0 | 0
        3: M1237 1170a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        9: M1460 390a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        too-much: M1469 110a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        5 carer: M2022 868l42 42l-42 42l-42-42Z
        bars [([1284, 390, 140, 780], false)]
        doses M1505 1620l40 60h-80Z
        readings [(Point(0), 1279, 1170), (Point(1), 1502, 390), (Point(2), 1511, 110), (Point(3), 2022, 910)]
    "#]]
    .assert_eq(&told(&chart));
}

#[test]
fn a_day_stands_by_the_clock_and_has_no_bar() {
    let points = [point("2026-11-21T00:00:00+01:00", "0", false), point("2026-11-21T23:59:00+05:45", "10", true)];
    let chart = Chart::new(&points, &[], ChartPeriod::Day, (day("2026-11-21"), day("2026-11-21")));
    expect![[r#"
        2026-11-21..2026-11-21 x240+3120: 1 Some((0, 0)) !0 | 1 Some((10, 10)) !0 | 0
        0: M198 1560a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
        10 carer: M3357 218l42 42l-42 42l-42-42Z
        bars []
        doses 
        readings [(Point(0), 240, 1560), (Point(1), 3357, 260)]
    "#]]
    .assert_eq(&told(&chart));
}

#[test]
fn all_of_ten_years_is_a_few_columns_that_hold_everything() {
    let (first, last) = (day("2016-11-24"), day("2026-11-25"));
    let points: Vec<Point> =
        first.iter_days().take_while(|day| *day <= last).map(|day| point(&format!("{day}T12:00:00Z"), "4", false)).collect();
    let chart = Chart::new(&points, &[], ChartPeriod::All, (first, last));
    assert!(chart.columns.len() <= 45 && chart.gaps().is_empty());
    assert_eq!(chart.columns.iter().map(|column| column.patient.entries).sum::<usize>(), points.len());
    assert_eq!((chart.patient.entries, chart.readings.len(), chart.dots.len()), (points.len(), chart.columns.len(), 1));
    assert!(chart.columns.windows(2).all(|pair| pair[0].last.succ_opt() == Some(pair[1].first) && pair[0].x + pair[0].width == pair[1].x));
    assert_eq!((chart.columns[0].first, chart.columns.last().expect("some").last), (first, last));
}

#[test]
fn nothing_written_is_nothing_drawn() {
    let chart = Chart::new(&[], &[], ChartPeriod::All, (day("2026-11-25"), day("2026-11-25")));
    assert_eq!((chart.dots.len(), chart.bars.len(), chart.readings.len(), chart.nearest(500), chart.gaps().len()), (0, 0, 0, None, 1));
}
