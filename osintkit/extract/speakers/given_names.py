"""Given names that nearly always belong to men, or to women: facts of usage, kept short; all others tell nothing."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


MEN = _names(
    "aaron adam alan albert alexander alexei anatoly andrew andrei andriy anthony antonio arthur barack benjamin "
    "bernie bill bob boris brad brian bruce carl carlos charles christopher craig dan daniel david denis dennis "
    "dmitri dmitry dmytro donald douglas ed eddie edward eric erik evgeny francisco frank fred gary george gerald "
    "giorgi gordon greg gregory hans harold harry hassan henry howard hugh hussein ian ibrahim igor ihor ilya "
    "ivan jack jacob jake james jason jeff jeffrey jeremy jerry jim jimmy joe joel john jonathan jose joseph josh "
    "joshua juan justin karl keith ken kenneth kevin konstantin larry lars leonard leonid lloyd lucas luke marco "
    "mario mark martin marty matt matthew max maxim michael mike mikhail mitch mitt mohamed mohammad mohammed "
    "muhammad mustafa mykhailo mykola nathan neil nicholas nick nigel nikolai oleg oleh oleksandr oleksiy omar "
    "oscar patrick paul pavel pavlo pedro peter petro phil philip ralph randy ray raymond recep ricardo richard "
    "rick robert roger roman ronald roy rudy russell ruslan ryan samuel scott sean sebastian sergei sergey serhii "
    "serhiy simon stanislav stephen steve steven stuart ted terry thomas tim timothy todd tom tony vadim valery "
    "vasily victor viktor vincent vitali vitaliy vladimir volodymyr walter warren william yevgeny yuri yuriy zach "
    "zachary"
)
WOMEN = _names(
    "abigail alice alicia alina alison amanda amy ana anastasia andrea angela anita ann anna anne annie barbara "
    "beatrice beth betty bonnie brenda bridget carly carol caroline carrie catherine cathy charlotte cheryl "
    "christina christine cindy claire clara claudia colleen cynthia daria deborah debbie denise diana diane "
    "dianne donna dorothy elena eleanor elizabeth ellen elvira emily emma erica erin eva evelyn fatima fiona "
    "frances giorgia gloria grace hanna hannah heather heidi helen hillary huma ingrid irene irina iryna isabel "
    "jane janet janice jean jeanne jennifer jessica jill joan joanna joyce judith judy julia julie karen kate "
    "katherine kathleen kathryn kathy kayleigh kelly kimberly kirsten kristen kristina larysa laura lauren lena "
    "linda lisa liz ludmila lucy lyudmila madeleine maia margaret maria marie marina marine martha mary megan "
    "melania melanie melissa michelle monica nadia nancy naomi natalia natalie natalya nicole nina nora oksana "
    "olena olga olha pamela patricia paula peggy penny polina rachel rebecca rosa rosemary ruth sally samantha "
    "sandra sara sarah sharon sheila shirley sofia sonia sophia sophie stephanie susan suzanne svetlana tamara tanya "
    "tatiana tatyana teresa theresa tina ursula valentina valerie vera veronica victoria virginia wendy yelena "
    "yulia yuliya"
)
