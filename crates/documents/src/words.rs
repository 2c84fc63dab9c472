//! Every word that this crate says. `{1}`, `{2}` … are places to fill in.
//!
//! A new word is a line here, and a line at the same place of `www/words/en.txt`.

use santong_rules::{Group, Readiness, Strength, Verdict};

crate::catalogue! {
    pub(crate),
    met: "满足",
    unmet: "不满足",
    open: "待确认",
    not_applicable: "不适用",

    gate: "阻断",
    required: "必需",
    advised: "建议",
    capability: "能力",
    caution: "警示",

    subject: "主体",
    product: "产品",
    access: "准入",
    same_line: "同线",
    same_standard: "同标",
    same_quality: "同质",
    compliance: "合规",
    declaration: "声明",
    brand: "能力·品牌",
    channel: "能力·渠道",
    digital: "能力·数字化",
    service: "能力·服务",
    finance: "能力·信用与金融",
    innovation: "能力·创新与人才",

    blocked: "不可声明",
    draft: "草稿",
    ready: "可声明",
    blocked_hint: "有阻断项不满足。请先整改，整改好以前不生成声明。",
    draft_hint: "还有必需项没有满足或者待确认，或者声明的内容没有填全。补齐以前只能作草稿，不得发布。",
    ready_hint: "阻断项和必需项都没有问题，声明的内容已经填全。核对无误后，由企业自己签署、发布并负责。",

    // Punctuation and small forms.
    quoted: "“{1}”",
    enumeration: "、",
    clause_break: "；",
    full_stop: "。",
    colon: "：",
    /// What ends one of several clauses of a paragraph.
    clause_ends: "；。",
    /// What cannot stand in a label in front of a colon, for it makes a sentence of it.
    sentence_marks: "，。；？！",
    /// Label, value.
    labelled: "{1}：{2}",
    /// Text, remark.
    remarked: "{1}（{2}）",
    /// Year, month, day.
    date: "{1}年{2}月{3}日",
    /// Items, their number.
    and_more: "{1}等 {2} 项",

    // Answers.
    yes: "是",
    no: "否",
    unanswered: "未回答",
    not_applicable_items: "按目前的回答不适用的条目",
    share: "{1}：{2}（{3}，{4}）。",
    unsure: "还不清楚",
    none_of_these: "以上都没有",
    /// Number of rows, name of a row.
    rows: "{1}项{2}",
    /// Name of a row.
    no_rows: "没有{1}",
    not_complete: "未列全",
    from_other_rules: "其他版本规则的回答",
    /// Position from 1.
    nameless_product: "产品 {1}",
    /// Name, position from 1.
    same_name: "{1}（产品 {2}）",

    // Answers to what earlier rules asked.
    /// Why, old name, what took its place.
    answer_moved: "{1}，原来的回答已转到“{3}”",
    answer_in_the_way: "{1}，“{3}”已有回答，原来的回答（{2}）留着，不计入结论",
    answer_left: "{1}，原来的回答（{2}）留着，不计入结论",
    /// Why, question, what took its place.
    choice_moved: "{1}，“{2}”里原来选的选项已换成“{3}”",
    choice_left: "{1}，“{2}”里原来选的选项不再有，请重新选择",

    // Answers that cannot be read.
    other_kind: "这项回答来自其他版本的规则，形式已经不同，请重新填写",
    unknown_choice: "原来选的一项已不在现在的选项里，请重新选择",
    too_long: "最多 {1} 个字，请缩短",
    pattern: "格式不对，请核对。正确的样子：{1}",
    pattern_without_hint: "格式不对，请核对",
    code_length: "统一社会信用代码应为 18 位，现为 {1} 位，请核对营业执照",
    code_digit: "第 {1} 位应为数字，现为 {2}，请核对营业执照",
    code_letter: "第 {1} 位不会是字母 {2}（代码不用字母 I、O、Z、S、V），请核对营业执照",
    code_character: "第 {1} 位只能是数字或大写字母，现为“{2}”，请核对营业执照",
    code_check: "校验不符，请逐位核对营业执照：按前 17 位，第 18 位校验字符应为 {1}，现为 {2}",
    code_inner: "第 9 至 17 位的组织机构代码校验不符，请逐位核对",
    /// What is wrong.
    or_none: "{1}；没有的填“无”",
    form_food_licence: "食品生产许可证编号是 SC 加 14 位数字，例如 SC12344010112349",
    form_ccc: "CCC 证书（或自我声明）的编号是 16 位数字，前四位是年份，例如 2026010703012345",
    form_customs: "海关注册编码是 10 位，前四位是数字，后面是数字或字母，例如 4401961234",
    form_hs: "商品编码（HS）是 10 位数字，例如 8421399090",
    form_production: "生产许可证编号是 XK 加 10 位数字，省级发证的前面加省的简称，例如 XK16-204-00001",
    form_standard: "标准编号写代号、顺序号和年份，名称另填，例如 GB/T 2912.1-2009、ISO 9001:2015",
    /// Form, number of characters.
    identifier_length: "{1}；现为 {2} 位，请核对",
    /// Form, position from 1, character.
    identifier_character: "{1}；第 {2} 位现为“{3}”，请核对",
    /// Form.
    identifier_form: "格式不对，请核对。{1}",
    /// Three digits.
    food_licence_class: "SC 后面的三位是食品类别，没有 {1} 这一类，请核对",
    /// Four digits.
    certificate_year: "前四位是发证年份，现为 {1}，请核对",
    /// Expected, found.
    hint_check_digit: "按编号规则末位应为 {1}，现为 {2}；个别证书不合这条规则，请对照证书核对",
    /// Two digits.
    hint_region: "行政区划代码里没有 {1} 开头的省份，请核对",
    /// Two digits.
    hint_chapter: "商品编码没有第 {1} 章，请核对",
    hint_year: "没有写年份，请写上执行的是哪一年的版本，例如 GB/T 2912.1-2009",
    not_a_number: "请填数字，例如 1.5",
    not_a_limit: "请填限值，例如 0.5、≤0.5、5～9（小的写在前面）；没有限值的填“无”",
    not_a_measurement: "请填实测值，例如 0.32；未检出的写上检出限，例如“未检出(<0.01)”；没有测的填“未测”",
    too_small: "不能小于 {1}，请核对",
    too_large: "不能大于 {1}，请核对",
    not_a_date: "请填日历上有的日期，例如 2026-01-31",
    too_many_rows: "最多 {1} 行，请合并或删减",

    // Files that cannot be read.
    file_kept: "您的现有填写没有改动。",
    file_too_large: "文件有 {1} MB，超过 {2} MB 的上限，不像是本工具保存的文件。请另选文件。",
    file_not_json: "文件是空的、没有保存完整，或者不是本工具保存的文件（读到第 {1} 行第 {2} 个字节为止）。请另选完整的文件。",
    file_other: "这不是本工具保存的文件。请选择用本工具“另存为文件”得到的文件。",
    file_newer: "文件的格式是第 {1} 版，比这个页面能读的新。请用新版页面打开。",
    file_wrong_type: "文件中有一处内容的类型不对，位置是“{1}”。请选择没有改动过的文件，或者改正这一处再打开。",
    file_too_many: "文件中有一处超过上限 {2}，位置是“{1}”。请删减这一处再打开。",
    /// Number of products, most.
    file_too_many_products: "文件中有 {1} 个产品，一个文件最多 {2} 个。请分成几个文件，每个文件放一部分产品。",
    /// Number of pieces, most.
    file_too_much_evidence: "文件中登记了 {1} 件证据，一个文件最多 {2} 件。请删减过期的、重复的，或者分成几个文件。",
    rules_none: "规则文件不对，读不出规则。请重新载入页面；仍然这样的，请告诉网站管理员。",
    rules_other: "规则文件与程序的版本不一致。请重新载入页面；仍然这样的，请网站管理员把两者一起更新。",
    rules_damaged: "规则文件不完整。请重新载入页面；仍然这样的，请告诉网站管理员。",

    // Reasons; each takes a list of short names.
    because_unanswered: "{1}还没有回答",
    because_unsure: "{1}标了“还不清楚”",
    because_ill_formed: "{1}的回答格式不对",
    because_not_complete: "{1}还没有列全",
    because_empty_cells: "{1}没有填，或者格式不对",
    because_not_shown: "按其他回答，{1}不用填，没有计入",
    because_out_of_range: "{1}的数字太大或者小数位太多，算不出结果",
    /// Further short names, the number of further questions.
    because_also: "另外还看了{1}的回答",
    /// Day.
    not_yet_in_force: "自{1}起施行，自查当天还不适用。",
    /// Day.
    no_longer_in_force: "施行到{1}为止，自查当天已不适用。",
    /// Clauses.
    because_not_applicable: "{1}，这一项不适用。",
    /// Clauses.
    sentence: "{1}。",
    /// What stands between texts in quotation marks.
    quotes_break: "",
    /// Short name, quoted answer.
    answered_flag: "“{1}”一题答{2}",
    /// Short name, quoted answer.
    answered_choice: "{1}选的是{2}",
    /// Short name, quoted answer.
    answered_text: "{1}填的是{2}",
    /// Short name, answer.
    answered_value: "{1}为{2}",
    /// Short name, name of a row, number of rows.
    answered_rows: "{1}列了{3}项{2}，还没有列全",
    /// Short name, name of a row, number of rows.
    answered_all_rows: "{1}已列全，共{3}项{2}",
    /// Short name, name of a row.
    answered_no_rows: "{1}里没有{2}",
    /// Number of rows.
    more_rows_at_fault: "另有 {1} 行不符合要求",
    because_always: "这一项与填写的内容无关",
    /// Answer, members at fault.
    members_at_fault: "{1}，其中{2}不满足这一项",
    /// Answer, a table.
    none_fits: "{1}，没有一行满足这一项",
    /// Position from 1.
    row: "第 {1} 行",
    /// Position from 1, heading of the column.
    cell: "第 {1} 行“{2}”",

    // Why a question is asked, and why not.
    /// Quoted titles.
    asked_for_criteria: "这一题可以决定{1}",
    /// Quoted titles.
    asked_for_measures: "还看得出{1}是否适合",
    asked_for_declaration: "声明里要用",
    /// What was answered.
    skipped_not_shown: "{1}，所以不用回答。",
    /// Quoted names.
    skipped_not_known: "先回答{1}，才知道用不用回答。",
    /// Quoted titles.
    skipped_settled: "{1}已有结论，不用再回答。",
    skipped_blocked: "产品有阻断项，先不准备声明，这一题先不用回答。",
    skipped_idle: "怎样回答都不影响结论，不用再回答。",

    // What to do.
    /// What has to be the case.
    do_so: "做到：{1}",
    /// Name, value.
    do_at_most: "把{1}控制到不超过{2}",
    /// Name, value.
    do_less: "把{1}控制到小于{2}",
    /// Name, value.
    do_at_least: "把{1}提高到不低于{2}",
    /// Name, value.
    do_more: "把{1}提高到大于{2}",
    /// Name, day.
    do_not_later: "把{1}安排到不晚于{2}",
    /// Name, day.
    do_earlier: "把{1}安排到早于{2}",
    /// Name, day.
    do_not_earlier: "把{1}安排到不早于{2}",
    /// Name, day.
    do_later: "把{1}安排到晚于{2}",
    do_give: "补充{1}",
    do_rewrite: "按要求重写{1}",
    do_complete: "把{1}列全，填齐各格",
    /// Name, what every row fulfils.
    do_complete_so: "把{1}列全，并且{2}",
    /// Name of the list, of a row.
    do_list: "在{1}里列出{2}",
    /// Name of the list, of a row, what it fulfils.
    do_add: "在{1}里补上一项{2}，做到：{3}",
    /// Name of the list, rows, what they fulfil.
    do_mend: "把{1}的{2}改到：{3}",
    /// Name of the row, bounds.
    do_own_limit: "把{1}的内控限值控制到{2}",
    /// Name of the row, bounds.
    do_measured: "把{1}控制到{2}，重新检验",
    do_measure: "检验{1}，填写实测值",
    not_above: "不超过{1}",
    not_below: "不低于{1}",

    // What a criterion wants, in words.
    and_also: "，并且",
    or_else: "，或者",
    or: "或",
    /// Condition, what then, what else.
    if_then: "如果{1}，就要{2}；否则{3}",
    /// Name of a list, of a row, what holds for it.
    every_row: "{1}的每一项{2}都做到：{3}",
    /// Name of a list, of a row, what holds for it.
    some_row: "{1}里有一项{2}做到：{3}",
    /// Name of a list, of a row.
    has_rows: "{1}里至少有一项{2}",
    /// Name of a list, of a row.
    has_no_rows: "{1}里没有{2}",
    /// Name of a list, what holds for it.
    every_choice: "{1}中选的每一项都做到：{2}",
    /// Name of a list, what holds for it.
    some_choice: "{1}中选的有一项做到：{2}",
    is_so: "{1}",
    is_not_so: "没有做到“{1}”",
    this_one: "这一项",
    /// Name, quoted answer.
    is_answered: "{1}为{2}",
    /// Name, quoted choices.
    is_chosen: "{1}选{2}",
    /// Name, quoted choices.
    is_not_chosen: "{1}不选{2}",
    /// Name, quoted choice.
    is_among_chosen: "{1}中选了{2}",
    /// Name, quoted choice.
    is_not_among_chosen: "{1}中没有选{2}",
    some_are_chosen: "{1}至少选一项",
    is_given: "{1}已填写",
    is_not_given: "{1}没有填写",
    is_equal: "{1}是{2}",
    is_not_equal: "{1}不是{2}",
    is_same: "{1}与{2}一致",
    is_not_same: "{1}与{2}不一致",
    is_less: "{1}小于{2}",
    is_at_most: "{1}不大于{2}",
    is_more: "{1}大于{2}",
    is_at_least: "{1}不小于{2}",
    is_earlier: "{1}早于{2}",
    is_not_later: "{1}不晚于{2}",
    is_later: "{1}晚于{2}",
    is_not_earlier: "{1}不早于{2}",
    fits_form: "{1}的写法合乎要求",
    does_not_fit_form: "{1}没有不合要求的写法",
    always_so: "总是这样",
    never_so: "不会这样",
    number_of: "{1}的数目",
    plus: "{1}加{2}",
    minus: "{1}减{2}",
    times: "{1}乘{2}",
    in_parentheses: "（{1}）",
    day_of_check: "自查当天",
    field_own_within: "内控限值达到各方要求",
    field_common_range: "各方的要求有共同范围",
    field_measured_within: "实测值没有超过各方要求",
    field_is_measured: "已经实测",
    tree_applies: "适用的条件",
    tree_requires: "要求",
    all_of_these: "以下各项都成立",
    one_of_these: "以下有一项成立",
    /// Further rows or parts, their number.
    more_parts: "另有 {1} 项",

    // Rows of a comparison.
    comma: "，",
    /// Quoted names.
    cells_missing: "还缺{1}",
    markets_unknown: "还不知道有哪些目标市场",
    /// Two headings.
    limit_against_direction: "“{1}”的写法与“{2}”不一致：范围写成 5～9，其他只写一个数",
    /// Heading, unit.
    unit_not_convertible: "“{1}”不能换算成 {2}，请按 {2} 填写",
    /// Heading.
    unit_without_row: "“{1}”填了，这一行的单位却没有填，请核对",
    no_limit_at_all: "各方都没有限值，至少一方要有限值",
    other_method: "检测方法或计量口径不同，不可直接比较，请把每种方法分成一行",
    /// Side.
    limit_out_of_range: "{1}的限值位数太多，换算不出准确的数",
    /// Side.
    only_side: "只有{1}有限值",
    sides_equal: "各方限值相同",
    /// Sides that set one.
    some_sides_equal: "{1}限值相同，其余没有限值",
    /// Side.
    stricter: "{1}更严",
    /// Side.
    strictest: "{1}最严",
    /// Side, amount.
    lower_by: "比{1}低{2}",
    /// Side, amount.
    higher_by: "比{1}高{2}",
    /// Side, amount.
    high_end_lower_by: "上限比{1}低{2}",
    /// Side, amount.
    low_end_higher_by: "下限比{1}高{2}",
    /// Sides.
    low_end: "下限以{1}为准",
    /// Sides.
    high_end: "上限以{1}为准",
    no_common_range: "没有能同时满足各方的范围",
    /// Limit.
    own_keeps: "内控限值{1}达到要求",
    /// Limit.
    own_keeps_stricter: "内控限值{1}达到较严的要求",
    /// Limit, sides.
    own_exceeds: "内控限值{1}没有达到{2}的要求",
    not_measured: "还没有实测",
    /// Value.
    measured_keeps: "实测{1}，符合",
    /// Value, sides.
    measured_exceeds: "实测{1}，不符合{2}的要求",
    /// Limit of detection.
    not_detected_keeps: "未检出（检出限{1}），符合",
    /// Limit of detection, sides.
    not_detected_exceeds: "未检出，但检出限{1}不足以证明符合{2}的要求",
    /// Side.
    limits_of: "{1}限值（标准）",
    limits_abroad: "境外限值（标准）",
    no_limit: "无限值",

    // Legal basis.
    /// Title, number.
    document: "《{1}》（{2}）",
    document_without_number: "《{1}》",
    reprinted: "转引：{1}",
    gist: "要点，非原文",
    reprint: "转引",
    /// Short name of the document, number of the clause.
    place: "{1} {2}",

    // The checklist.
    checklist_title: "“同线同标同质”自查清单",
    checked_on: "自查日期",
    rule_set: "规则",
    /// Title, version, day, first characters of the hash.
    rule_set_stamp: "{1}，版本 {2}，数据截至{3}，校验值 {4}",
    overlay: "附加规则",
    /// Name, version, first characters of the hash.
    overlay_stamp: "“{1}”，版本 {2}（{3}）",
    /// Name, first characters of the hash.
    added_by: "由“{1}”增加（{2}）",
    summary: "结论",
    scope: "对象",
    conclusion: "结论",
    enterprise: "企业",
    /// Strength, verdict.
    count: "{1}项{2}",
    /// Shape, verdict, title, remarks.
    item: "{1} {2}　{3}（{4}）",
    item_strength: "{1}项",
    /// Remark, further remark.
    with_remark: "{1}，{2}",
    reason: "理由",
    remedy: "怎么办",
    evidence: "证据",
    basis: "依据",
    sources: "依据的条款",
    documents_cited: "依据的文件",
    nothing_kept: "没有符合筛选条件的项目。",
    disclaimer: "本清单根据企业自己的填写得出，自查结果不构成行政结论。引文以发文机关公布的原文为准。",

    // The register of evidence.
    kept_title: "名称",
    kept_number: "编号",
    kept_issuer: "出具单位",
    kept_date: "日期",
    kept_until: "有效期至",
    kept_covers: "覆盖",
    kept_place: "存放处",
    kept_expired: "已过期",
    kept_unreadable: "日期格式不对",
    kept_all_products: "全部产品",
    kept_home: "国内",
    kept_list: "已登记的证据",

    // The declaration.
    draft_mark: "草稿，不得发布",
    ordinals: "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六",
    /// Ordinal, title.
    numbered: "{1}、{2}",
    to_fill: "（待填：{1}）",
    to_confirm: "（待确认：{1}）",
    to_correct: "（待改正：{1}）",
    to_complete: "（待列全：{1}）",
    not_given: "未提供",
    does_not_apply: "不适用",
    before_issue: "发布前须补齐",
    /// Title of the content, missing answers.
    gap_content: "声明内容“{1}”还缺：{2}",
    /// Strength, verdict, title, reason.
    gap_criterion: "{1}项{2}：{3}（{4}）",
    gap_core: "同线、同标、同质的必需项要满足才可以声明",
}

impl Words {
    /// The name of a verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Met => self.met,
            Verdict::Unmet => self.unmet,
            Verdict::Open => self.open,
            Verdict::NotApplicable => self.not_applicable,
        }
    }

    /// The name of a strength.
    #[must_use]
    pub fn strength(&self, strength: Strength) -> &'static str {
        match strength {
            Strength::Gate => self.gate,
            Strength::Required => self.required,
            Strength::Advised => self.advised,
            Strength::Capability => self.capability,
            Strength::Caution => self.caution,
        }
    }

    /// The name of a group.
    #[must_use]
    pub fn group(&self, group: Group) -> &'static str {
        match group {
            Group::Subject => self.subject,
            Group::Product => self.product,
            Group::Access => self.access,
            Group::SameLine => self.same_line,
            Group::SameStandard => self.same_standard,
            Group::SameQuality => self.same_quality,
            Group::Compliance => self.compliance,
            Group::Declaration => self.declaration,
            Group::Brand => self.brand,
            Group::Channel => self.channel,
            Group::Digital => self.digital,
            Group::Service => self.service,
            Group::Finance => self.finance,
            Group::Innovation => self.innovation,
        }
    }

    /// The name of a readiness.
    #[must_use]
    pub fn readiness(&self, readiness: Readiness) -> &'static str {
        match readiness {
            Readiness::Blocked => self.blocked,
            Readiness::Draft => self.draft,
            Readiness::Ready => self.ready,
        }
    }

    /// What a readiness means and what to do.
    #[must_use]
    pub fn readiness_hint(&self, readiness: Readiness) -> &'static str {
        match readiness {
            Readiness::Blocked => self.blocked_hint,
            Readiness::Draft => self.draft_hint,
            Readiness::Ready => self.ready_hint,
        }
    }
}

/// The shape of a verdict in text, so that it is never told by colour alone.
#[must_use]
pub fn shape(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "●",
        Verdict::Unmet => "◆",
        Verdict::Open => "○",
        Verdict::NotApplicable => "–",
    }
}
