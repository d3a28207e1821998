// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/people_page.h"

#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace attune::ui {

QString roleInWords(RaterRole role) {
    switch (role) {
    case RaterRole::Trainee:
        return Words::tr("trainee");
    case RaterRole::Trainer:
        return Words::tr("trainer");
    case RaterRole::Supervisor:
        return Words::tr("supervisor");
    case RaterRole::Reference:
        break;
    }
    return Words::tr("reference");
}

QVBoxLayout* makeQuestionPage(QWidget* over) {
    setGround(over, "surface");
    auto* page = new QWidget;
    auto* outer = new QHBoxLayout(page);
    outer->setContentsMargins(24, 32, 24, 32);
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(1);
    outer->addStretch(1);
    outer->addLayout(column, 2);
    outer->addStretch(1);
    auto* whole = new QVBoxLayout(over);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(makeScroll(page));
    return column;
}

PeoplePage::PeoplePage(const Theme& theme, const QString& library, const std::vector<Rater>& people, QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("people"));
    QVBoxLayout* column = makeQuestionPage(this);
    column->addWidget(makeParagraph(tr("Who are you?"), "display"));
    column->addWidget(makeParagraph(
        tr("The library “%1” knows these people by their codes. Choose yours; if it is not here, ask your trainer.")
            .arg(library),
        "lead", "2"));
    column->addSpacing(16);
    bool first = true;
    for (const Rater& person : people) {
        const QString code = QString::fromStdString(person.id.value);
        const QString role = roleInWords(person.role);
        auto* button = makeButton({}, "");
        button->setObjectName(QStringLiteral("person.") + code);
        button->setAccessibleName(code + QStringLiteral(", ") + role);
        button->setMinimumHeight(theme.px(48));
        auto* row = new QHBoxLayout(button);
        row->setContentsMargins(16, 0, 16, 0);
        row->setSpacing(12);
        row->addWidget(makeIcon(theme, person.role == RaterRole::Trainee ? QStringLiteral("adult")
                                                                         : QStringLiteral("certificate")));
        QLabel* name = makeLabel(code, "strong");
        name->setMinimumWidth(theme.px(64));
        row->addWidget(name);
        row->addWidget(makeLabel(role, "", "2"));
        row->addStretch();
        if (!person.training.empty()) {
            auto* training = new ElidedLabel(QString::fromStdString(person.training));
            training->setProperty("look", QStringLiteral("small"));
            training->setProperty("tone", QStringLiteral("3"));
            row->addWidget(training, 1);
        }
        for (QWidget* child : button->findChildren<QWidget*>())
            child->setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(button, &QPushButton::clicked, this, [this, code] { emit chosen(code); });
        column->addWidget(button);
        if (first)
            setFocusProxy(button);
        first = false;
    }
    column->addStretch(2);
}

} // namespace attune::ui
