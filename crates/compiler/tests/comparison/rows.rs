//! What one row comes to.

use super::check;

#[test]
fn the_stricter_side_is_found_and_by_how_much() {
    check(&[
        (
            "eu",
            "unit mA, direction at_most, same_method true, home 0.75, eu 0.5, own 0.5, measured 0.32",
            "strictest eu; ≤0.5 eu home+0.25; own within; 0.32 within",
        ),
        (
            "eu",
            "unit m³/h, direction at_least, same_method true, home 300, eu 350, own 320, measured 360",
            "strictest eu; ≥350 eu home+50; own exceeds eu; 360 within",
        ),
        (
            "eu",
            "unit W, direction at_most, same_method true, home 0.50, eu ０．５, own 0.5, measured 0.50",
            "equal; ≤0.5 home+eu; own within; 0.5 within",
        ),
        (
            "eu",
            "unit g, direction at_most, same_method true, home 12,000, eu １，２５０, own 1,250, measured 1250.0",
            "strictest eu; ≤1250 eu home+10750; own within; 1250 within",
        ),
        (
            "eu us",
            "unit mg/L, direction at_most, same_method true, home 5, eu 0.8, us 2, own 1, measured 1.5",
            "strictest eu; ≤0.8 eu home+4.2 us+1.2; own exceeds eu; 1.5 exceeds eu",
        ),
        (
            "eu us",
            "unit mg/L, direction at_most, same_method true, home 0.8, eu 0.80, us 2, own 1",
            "strictest home+eu; ≤0.8 home+eu us+1.2; own exceeds home+eu; not tested",
        ),
        // Signs that agree with the direction.
        (
            "eu",
            "direction at_most, same_method true, home 不大于0.75, eu ≤0.5, own ＜＝0.5",
            "strictest eu; ≤0.5 eu home+0.25; own within; not tested",
        ),
        (
            "eu",
            "direction at_least, same_method true, home ≥5, eu 不小于6, own 7",
            "strictest eu; ≥6 eu home+1; own within; not tested",
        ),
    ]);
}

#[test]
fn ranges_have_a_common_part_or_none() {
    check(&[
        (
            "eu",
            "direction range, same_method true, home 4.0～8.5, eu 4-7.5, own 4.5至7, measured 6.1",
            "strictest eu; ≥4 home+eu; ≤7.5 eu home+1; own within; 6.1 within",
        ),
        (
            "eu",
            "direction range, same_method true, home 4～8.5, eu 5～9, own 5～8.5, measured 4.9",
            "each at one end; ≥5 eu home+1; ≤8.5 home eu+0.5; own within; 4.9 exceeds eu",
        ),
        (
            "eu",
            "direction range, same_method true, home 4～8.5, eu 5～9, own 4～9",
            "each at one end; ≥5 eu home+1; ≤8.5 home eu+0.5; own exceeds home+eu; not tested",
        ),
        (
            "eu",
            "direction range, same_method true, home 100～127, eu 220～240, own 110～120, measured 115",
            "each at one end; ≥220 eu home+120; ≤127 home eu+113; nothing in common; own exceeds eu; 115 exceeds eu",
        ),
        (
            "eu",
            "direction range, same_method true, home 5～9, eu 9～12, own 9～9, measured 9.0",
            "each at one end; ≥9 eu home+4; ≤9 home eu+3; own within; 9 within",
        ),
        // One end only is a range as well.
        (
            "eu us",
            "direction range, same_method true, home 5～9, eu ≤8, us 无, own 5～8",
            "each at one end; ≥5 home; ≤8 eu home+1; own within; not tested",
        ),
        (
            "",
            "direction range, home -25～-18, own -20～-18, measured −19",
            "only home; ≥-25 home; ≤-18 home; own within; -19 within",
        ),
    ]);
}

#[test]
fn units_convert_exactly() {
    check(&[
        (
            "eu",
            "unit mA, direction at_most, same_method true, home 0.75, eu 500, eu_unit µA, own 0.5",
            "strictest eu; ≤0.5 eu home+0.25; eu converted; own within; not tested",
        ),
        (
            "eu",
            "unit µg/kg, direction at_most, same_method true, home 0.5, home_unit mg/kg, eu 50, eu_unit ng/g, own 50",
            "strictest eu; ≤50 eu home+450; home converted; own within; not tested",
        ),
        (
            "eu",
            "unit mg/kg, direction at_most, same_method true, home 5, home_unit ｍｇ／ｋｇ, eu 5, own 5",
            "equal; ≤5 home+eu; own within; not tested",
        ),
        (
            "eu",
            "unit h, direction at_least, same_method true, home 0.8, eu 50, eu_unit min, own 1",
            "strictest eu; ≥inexact eu home+inexact; eu converted; own within; not tested",
        ),
        (
            "eu",
            "unit mg/dm², direction at_most, same_method true, home 10, eu 60, eu_unit mg/L, own 10",
            "unit of eu",
        ),
        (
            "eu",
            "unit mg/kg, direction at_most, same_method true, home 10, eu 5, eu_unit ppm, own 5",
            "unit of eu",
        ),
        (
            "eu",
            "direction at_most, same_method true, home 10, eu 5, eu_unit mg/kg, own 5",
            "unit of eu",
        ),
        (
            "eu",
            "unit pg, direction at_most, same_method true, home 1, eu 9, eu_unit Gg, own 1",
            "strictest home; ≤1 home eu+inexact; eu converted; own within; not tested",
        ),
        (
            "eu",
            "unit pg, direction at_most, same_method true, home 1, eu 999999999999999999, eu_unit Gg, own 1",
            "out of range: eu",
        ),
        // The unit of a side that does not count, or sets no limit, is nobody's concern.
        (
            "",
            "unit mg/kg, direction at_most, home 10, eu 5, eu_unit ppm, own 5",
            "only home; ≤10 home; own within; not tested",
        ),
        (
            "eu",
            "unit mg/kg, direction at_most, home 10, eu 无, eu_unit ppm, own 5",
            "only home; ≤10 home; own within; not tested",
        ),
    ]);
}

#[test]
fn what_was_not_detected_counts_where_the_limit_of_detection_does() {
    check(&[
        (
            "eu",
            "direction at_most, same_method true, home 0.05, eu 0.01, own 0.01, measured 未检出(<0.01)",
            "strictest eu; ≤0.01 eu home+0.04; own within; <0.01 within",
        ),
        (
            "eu",
            "direction at_most, same_method true, home 0.05, eu 0.01, own 0.01, measured ＜0.02",
            "strictest eu; ≤0.01 eu home+0.04; own within; <0.02 exceeds eu",
        ),
        // Below the limit of detection, nobody knows whether there is enough of it.
        (
            "",
            "direction at_least, home 0.5, own 0.6, measured <0.6",
            "only home; ≥0.5 home; own within; <0.6 exceeds home",
        ),
        (
            "",
            "direction range, home 0～1, own 0～1, measured <0.6",
            "only home; ≥0 home; ≤1 home; own within; <0.6 within",
        ),
        (
            "",
            "direction range, home 0.1～1, own 0.1～1, measured <0.6",
            "only home; ≥0.1 home; ≤1 home; own within; <0.6 exceeds home",
        ),
    ]);
}

#[test]
fn what_is_missing_or_in_the_way_is_said() {
    check(&[
        ("_", "direction at_most, home 0.75", "markets unknown"),
        (
            "_",
            "home 0.75, bare",
            "missing direction home_standard home_method; markets unknown",
        ),
        ("eu", "direction at_most, home 0.75", "missing eu"),
        (
            "eu",
            "direction at_most, home 0.75, eu 0.5",
            "missing same_method",
        ),
        (
            "eu",
            "direction at_most, home 0.75, eu 0.5, same_method false",
            "other method",
        ),
        (
            "eu",
            "direction at_most, same_method true, home 0.75, eu 0.5, bare",
            "missing home_standard home_method eu_standard eu_method; strictest eu; ≤0.5 eu home+0.25; own exceeds home+eu; not tested",
        ),
        (
            "eu",
            "direction at_most, home 0.75, eu 无, eu_standard _, eu_method _, same_method false, own 0.5",
            "only home; ≤0.75 home; own within; not tested",
        ),
        (
            "eu",
            "direction at_most, home 无, eu 0.5, home_standard _, own 0.5",
            "only eu; ≤0.5 eu; own within; not tested",
        ),
        ("eu", "direction at_most, home 无, eu 无", "no limit"),
        ("", "direction at_most, home 无", "no limit"),
        ("", "direction at_most, home 0.5mA", "missing home"),
        (
            "",
            "direction at_most, home 1, measured 合格, own _",
            "missing own measured; only home; ≤1 home",
        ),
        (
            "",
            "direction at_most, home 1, home_unit abcdefghijklmnopqrstuvwxyz",
            "missing home_unit; only home; ≤1 home; own within; not tested",
        ),
        (
            "",
            "direction at_most, home 1, unit abcdefghijklmnopqrstuvwxyz, eu_unit abcdefghijklmnopqrstuvwxyz",
            "missing unit; only home; ≤1 home; own within; not tested",
        ),
        ("", "direction between, home 1", "missing direction"),
        ("", "direction at_most, home ≥1", "form of home"),
        ("", "direction at_most, home 1～2", "form of home"),
        ("", "direction at_least, home ≤1", "form of home"),
        ("", "direction range, home 1", "form of home"),
        (
            "",
            "direction at_most, home 1, own 0.5～1",
            "form of own; only home; ≤1 home; not tested",
        ),
        (
            "",
            "direction at_most, home 1, own 无",
            "form of own; only home; ≤1 home; not tested",
        ),
        (
            "",
            "direction at_most, home 1, own _, name _",
            "missing name own; only home; ≤1 home; not tested",
        ),
    ]);
}
