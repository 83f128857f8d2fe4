/// The rows of the law's tables that bear no article and no number of their own: each with the tests that try it.
enum LawRows {
    typealias Row = (row: String, tests: [String])

    // MARK: - Clues

    static let clues: [Row] = [
        (
            "线索集中管理",
            [
                "ZJ-23 the head ticks and approves, and case supervision reads the move without content",
                "ZJ-23 a room reads who signed for its clue, in both languages, and another room finds nothing",
            ]
        ),
        (
            "一个月内提出处置意见",
            [
                "each built-in clock stands in the table as it is",
                "JB-17 a plan rests on minutes, which have a number and are kept by the holder",
            ]
        ),
        (
            "备案与移送",
            [
                "SS-172 what is in the own scope is filed, and the rest goes through case supervision",
                "ZJ-20 case supervision notes what is filed and moves what is handed over, and not what it found",
            ]
        ),
        (
            "受理、转送、拆分、退回",
            [
                "SS-169 a neighbour's matter is handed to the neighbour",
                "SS-171 JB-16 the clock runs by who passed it on, and the number of the letter is sealed",
                "SS-171 every part is a report of its own, received on the day of the whole, and signed by the same",
                "only the head of the holding office gives back, and only what was passed on and is undecided",
            ]
        ),
        (
            "谈话函询",
            [
                "ZJ-29 ZJ-30 the answer counts from the letter, the report from the answer, and neither from the plan",
                "ZJ-28 GW-9 a letter of inquiry goes out in the office's name, with its period and who signs below",
            ]
        ),
        (
            "初步核实",
            [
                "ZJ-33 to check the head of a township's Party committee, the Party secretary must have approved",
                "AJ-15: a preliminary verification gets one month, then as much as its approver sets each time",
                "ZJ-35 the result goes to the head once every member has signed what stands",
            ]
        ),
        ("审查调查期限", ["SX-28: the superior organ extends an investigation by ninety days at most"]),
        ("请示报告", ["HS-2: what presses waits for the petitions meeting, is decided there, and goes up to the city"]),
        (
            "提级、指定、报请、争议",
            [
                "JB-20 JC-16 JC-17 a measure is approved and refused by these posts and no others",
                "JC-17 accused of two organs go to the level above, whose room is told why",
                "JC-17 the head asks, the higher head takes it: the clue is the city's, and its room sees it no more",
            ]
        ),
        (
            "指定管辖的办结须经同意",
            ["JC-17 what the city designated is closed with its consent, and a later change undoes the consent"]
        ),
        (
            "纪检监察干部",
            [
                "row 3, JC-63 and HS-26: staff of this organ go to cadre supervision, outside their own room",
                "JC-66 C14 the person concerned does not see it, be it the head",
                "HS-26: a clue on a township's discipline secretary is the county's, and the township sees nothing",
            ]
        ),
        (
            "直接了结与查否了结",
            [
                "DW-archive what was closed without a check needs no approval of a result",
                "JB-50 a name is cleared after a closing as unfounded with the finding untrue, and never else",
                "a clue is closed without a check by the head alone",
            ]
        ),
        (
            "暂存待查",
            [
                "ZJ-21 DW-remind hold and pause are as the place has them",
                "JB-21 a real-name matter assigned from above is never put on hold",
            ]
        ),
        ("优先", ["every priority rule is listed exactly once, most urgent first, and hit"]),
        (
            "申诉",
            [
                "JC-69 an appeal goes to the organ that decided, and the explanation names it",
                "JC-69 a re-examination applied for within a month has two months, and is no appeal any more",
            ]
        ),
    ]

    // MARK: - Corruption at people's door

    static let micro: [Row] = [
        ("领域", ["HS-29 a field is recognised by its own words"]),
        ("行为", ["HS-29 a behaviour is recognised by its own words"]),
        (
            "被反映人层级",
            [
                "HS-29 only an accusation is micro-corruption",
                "HS-29 of the head of a bureau the same makes no micro-corruption",
            ]
        ),
        (
            "快查快结的期限由各地设定",
            [
                "HS-29 what is read as micro-corruption is diverted within two working days of receipt",
                "HS-29: a plan that is late in the fast lane is told of level by level, up to the organ above",
            ]
        ),
        ("催办、通报", ["DW-remind HS-28 a reminder and a leader in charge are one press each"]),
        ("提级", ["HS-29 the county keeps micro-corruption at the villages"]),
        ("交叉", ["DW-cross another room handles it, and nobody of the accused's place"]),
        ("联合", ["HS-29: one room leads, two assist with their part each, and none of them reads the letter"]),
        ("包案", ["HS-28: the head puts a leader in charge of a case, who follows it until the end"]),
    ]

    // MARK: - Working days

    static let days: [Row] = [
        ("放假与调休", ["every holiday of the notices is off from its first to its last day, and made up for on its days"]),
        ("全年工作日", ["a year of the notices has 248 working days"]),
        ("黄金日期", ["working days are counted as the official calendar says"]),
        ("按月与顺延", ["months and days end on their day, and a rest day moves to the next working day"]),
        ("未公布的年度", ["a year without a notice makes the date provisional, never silently Monday to Friday"]),
        ("跨年", ["a notice may move rest into the December before it"]),
    ]

    // MARK: - Documents and numbers

    static let documents: [Row] = [
        ("发文字号", ["GW-9 a number has six-corner brackets, four digits of the year and no leading zero"]),
        ("来件编号连续", ["numbers taken at once, with some taken back, leave no gap and no double"]),
        ("线索编号分级、干部监督单列", ["a clue is found by its number in its own series"]),
        ("作废留号", ["a void document keeps its number, with a reason and two persons, and the next goes on"]),
        ("编号核对", ["DW-numbers the account counts every number, and tells what is missing and what a register brought"]),
        ("受理告知、引导告知", ["JB-26 JB-13 nobody writes a second paper beside a notice"]),
        ("转送函", ["JB-16 the letter of what was passed on is written before the organ below has looked at it"]),
        ("交办函", ["JB-20 an assignment's letter names the organ and what it asks, and the deputy signs it"]),
        ("督办函", ["JB-22 the organ above writes and signs the order's letter without reading the report"]),
        (
            "催办单",
            [
                "a reminder is written, refused with what to change, approved, printed and made void",
                "JB-22 DW-remind the paper of a reminder follows one that was recorded, and each has one",
            ]
        ),
        ("核查结果报告", ["JB-23 the report on a result comes after the result, and concludes as that did"]),
        (
            "函询函、初核报告、反馈记录",
            ["ZJ-35 ZJ-28 JB-27 the file fills in its papers: report and signatures, whom a letter asks, the talk"]
        ),
        ("建议书", ["JB-34 GW-9 a recommendation prints its three parts and its number, and names no reporter"]),
        ("澄清正名函", ["JB-50 GW-9 a clearing letter prints the untrue facts and the result, no check and no praise"]),
        ("通报", ["JB-47 GW-9 a circular prints facts, result, scope and who approved it, and never who reported"]),
        (
            "归档",
            ["DW-archive GW-9 an index prints what lies on the file by kind and number, and nothing of what it says"]
        ),
        ("式样", ["an office writes its own wording, which drafts keep, and a bad one is refused by the field"]),
        (
            "要素逐条",
            ["every kind has its row", "a template without something that the kind must state is refused by its name"]
        ),
    ]

    // MARK: - Practice that stands beside the articles

    static let practice: [Row] = [
        (
            "实名核实",
            [
                "JB-24 a clerk records attempts on the item's page, and the sheet shows them",
                "DW-call who confirms has told the matter, and who was reached was promised nothing",
            ]
        ),
        ("隐名摘抄", ["BH-1996 DW-C10: what leaves the room tells nobody who wrote it, for as long as the head allows"]),
        ("接访登记", ["HS-28 XF-18: a leader goes to a township on a published day, and who came is on record"]),
    ]
}
