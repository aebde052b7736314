internal import FrontMatter

// What people say for the words of closed lists, in English, Azerbaijani and Russian.

extension ProjectStatus {
  package static var otherWords: [ProjectStatus: String] {
    [
      .planned: "future, not started, planlaşdırılıb, planlaşdırılır, запланирован, планируется",
      .active:
        "in progress, ongoing, current, running, under way, implementation, davam edir, icra olunur, icrada, идёт, идет, в процессе, действует, реализуется",
      .completed:
        "complete, done, finished, closed, ended, tamamlanıb, tamamlandı, başa çatıb, bitib, bitmişdir, yekunlaşıb, завершён, завершен, завершено, закончен, закончено, выполнен, выполнено",
      .extended: "prolonged, uzadılıb, продлён, продлен",
      .suspended: "on hold, paused, stopped, dayandırılıb, приостановлен",
      .endedEarly:
        "terminated, cancelled, canceled, vaxtından əvvəl bitib, ləğv edilib, прекращён, прекращен, досрочно завершён, отменён",
    ]
  }
}

extension ActivityStatus {
  package static var otherWords: [ActivityStatus: String] {
    [
      .planned: "future, not started, planlaşdırılıb, planlaşdırılır, запланировано, планируется",
      .active:
        "in progress, ongoing, current, running, under way, davam edir, icra olunur, icrada, идёт, идет, в процессе, выполняется",
      .completed:
        "complete, done, finished, closed, ended, implemented, tamamlanıb, tamamlandı, başa çatıb, bitib, icra olunub, keçirilib, keçirildi, baş tutub, yekunlaşıb, завершено, завершён, завершен, закончено, выполнено, проведено, проведён, проведен, состоялось",
      .cancelled: "canceled, dropped, ləğv edilib, отменено",
      .suspended: "on hold, paused, stopped, dayandırılıb, приостановлено",
    ]
  }
}

extension PlanStatus {
  package static var otherWords: [PlanStatus: String] {
    [
      .active: "in force, current, ongoing, in progress, qüvvədədir, icra olunur, действует, в силе",
      .ended: "completed, complete, finished, closed, past, başa çatıb, bitib, завершён, завершен, закончен, истёк",
      .inactive: "suspended, dayandırılıb, приостановлен, не действует",
    ]
  }
}

extension MilestoneDeclaration {
  package static var otherWords: [MilestoneDeclaration: String] {
    [
      .notStarted:
        "not started, planned, pending, başlanmayıb, icra olunmayıb, не начато, не начат, не выполнено, не выполнен",
      .inProgress:
        "in progress, ongoing, active, under way, started, davam edir, icra olunur, идёт, идет, в процессе, выполняется",
      .done:
        "complete, completed, finished, implemented, closed, full, icra olunub, icra edilib, yerinə yetirilib, tam, tam icra olunub, tamamlanıb, tamamlandı, bitib, выполнено, выполнен, завершено, завершён, завершен, сделано, полностью",
      .withdrawn: "cancelled, canceled, dropped, geri götürülüb, отозвано, отменено",
      .unknown: "unclear, not known, məlum deyil, неизвестно",
    ]
  }
}

extension PlanKind {
  package static var otherWords: [PlanKind: String] {
    [
      .openGovernment: "open government, open government partnership, açıq hökumət, открытое правительство",
      .antiCorruption:
        "anticorruption, anti corruption, korrupsiyaya qarşı, korrupsiyaya qarşı mübarizə, антикоррупционный",
      .other: "başqa, digər, другой, иное",
    ]
  }
}

extension OrganisationKind {
  package static var otherWords: [OrganisationKind: String] {
    [
      .government:
        "state, ministry, public body, agency, dövlət, dövlət qurumu, hökumət, nazirlik, государство, правительство, министерство",
      .ngo: "cso, civil society, association, qht, vətəndaş cəmiyyəti, нпо, общественная организация",
      .funder: "donor, sponsor, donor təşkilat, maliyyələşdirən, донор",
      .media: "press, newspaper, kiv, mətbuat, сми, пресса",
      .other: "başqa, digər, другая, иное",
    ]
  }
}

extension AssessorKind {
  package static var otherWords: [AssessorKind: String] {
    [
      .independent: "irm, independent review, external, müstəqil, независимый, независимая",
      .civilSociety: "civil society, ngo, cso, qht, vətəndaş cəmiyyəti, гражданское общество, нпо",
      .government: "self, self-assessment, state, hökumət, dövlət, правительство, государство",
    ]
  }
}

extension IndicatorKind {
  package static var otherWords: [IndicatorKind: String] {
    [
      .count: "number, people, quantity, say, sayı, количество, число", .amount: "money, sum, currency, məbləğ, сумма",
      .percentage: "percent, share, rate, %, faiz, процент, доля", .ratio: "proportion, nisbət, соотношение, отношение",
      .score: "index, points, bal, балл, индекс", .level: "scale, səviyyə, уровень",
      .yesNo: "yes/no, boolean, binary, bəli/xeyr, да/нет", .qualitative: "text, description, keyfiyyət, качественный",
    ]
  }
}

extension Direction {
  package static var otherWords: [Direction: String] {
    [
      .rising: "up, increase, increasing, higher, more, positive, artan, artım, рост, растёт, больше",
      .falling: "down, decrease, decreasing, lower, less, negative, azalan, azalma, снижение, падает, меньше",
      .keepBelow: "ceiling, maximum, below, under, aşağı, не выше",
      .keepAbove: "floor, minimum, above, over, yuxarı, не ниже",
    ]
  }
}

extension AggregationRule {
  package static var otherWords: [AggregationRule: String] {
    [
      .sum: "total, add, added, cəm, сумма, итог",
      // A running total holds those before it.
      .latest:
        "cumulative, running, running total, artan yekun, нарастающий итог, last, newest, current, son, sonuncu, последнее, последний",
    ]
  }
}

extension Verification {
  package static var otherWords: [Verification: String] {
    [
      .byItself: "own, internal, self-reported, özü, сам, сами",
      .independent: "external, audited, auditor, müstəqil, независимо, аудитор",
    ]
  }
}

extension ResultLevel {
  package static var otherWords: [ResultLevel: String] {
    [
      .output: "product, məhsul, продукт", .outcome: "result, nəticə, результат, итог",
      .impact: "effect, təsir, воздействие, влияние",
    ]
  }
}

extension BeneficiaryKind {
  package static var otherWords: [BeneficiaryKind: String] {
    [
      .intermediate: "direct, indirect, birbaşa, прямой, промежуточный", .final: "end, ultimate, son, конечный",
    ]
  }
}

extension OpenGovernmentValue {
  package static var otherWords: [OpenGovernmentValue: String] {
    [
      .information:
        "access to information, transparency, openness, informasiya, məlumat, şəffaflıq, açıqlıq, информация, открытость, прозрачность",
      .participation: "civic participation, public participation, iştirak, iştirakçılıq, участие",
      .accountability: "public accountability, hesabatlılıq, подотчётность, подотчетность",
      .technology: "innovation, technology and innovation, texnologiya, технология, технологии",
    ]
  }
}

extension RevisionKind {
  package static var otherWords: [RevisionKind: String] {
    [
      .correction: "error, mistake, typo, corrected, düzəliş, səhv, исправление, ошибка"
    ]
  }
}

/// The label of a built-in scheme that people say in other words; only what can mean no other label of it.
func meantLabel(by written: String, among labels: [String]) -> String? {
  let said = written.inSmallLetters
  let meant = labelWords.first { $0.value.split(separator: ", ").contains { $0 == said } }?.key
  return meant.flatMap { labels.contains($0) ? $0 : nil }
}

private let labelWords: [String: String] = [
  "not-started":
    "not started, none, başlanmayıb, başlanmamışdır, icra olunmayıb, не начато, не начат, не выполнено, не выполнен",
  "limited": "low, məhdud, az, ограниченно, ограниченное, ограниченный",
  "substantial": "high, significant, əsaslı, əhəmiyyətli, xeyli, существенно, существенное, значительно, значительное",
  "complete":
    "completed, full, fully, done, implemented, tam, tamamlanıb, tam icra olunub, icra olunub, yerinə yetirilib, полностью, завершено, завершён, завершен, выполнено, выполнен",
  "withdrawn": "cancelled, canceled, geri götürülüb, ləğv edilib, отозвано, отменено",
  "unclear": "unknown, aydın deyil, məlum deyil, неясно, неизвестно",
]
