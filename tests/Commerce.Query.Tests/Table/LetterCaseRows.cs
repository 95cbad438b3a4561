namespace Commerce.Query.Tests.Table;

/// <summary>Letters in either case, those beyond ASCII too.</summary>
internal static class LetterCaseRows
{
    public const string Text =
        """
        content eq 'Abc' <=> content=Abc ==> eq(content,'Abc')
        contains(content,'bC') <=> like(content,*bC*) ==> like(content,'*bC*')
        contains(tolower(content),'abc') <=> ilike(content,*abc*) ==> ilike(content,'*abc*')
        contains(toupper(content),'ABC') <=> ilike(content,*ABC*) ==> ilike(content,'*ABC*')
        contains(tolower(content),tolower('ABC')) <=> ilike(content,'*abc*') ==> ilike(content,'*abc*')
        startswith(tolower(content),'ab') <=> ilike(content,ab*) ==> ilike(content,'ab*')
        endswith(toupper(content),'BC') <=> ilike(content,*BC) ==> ilike(content,'*BC')
        - <=> ilike(content,aBC) ==> ilike(content,'aBC')
        - <=> ILIKE(account.name,'ABC') ==> ilike(account.name,'ABC')
        contains(tolower(content),'ABC') <=> - ==> like(tolower(content),'*ABC*')
        startswith(toupper(content),'abc') <=> - ==> like(toupper(content),'abc*')
        not contains(tolower(account/name),'ABC') <=> - ==> not(like(tolower(account.name),'*ABC*'))
        tolower(content) eq 'abc' <=> - ==> eq(tolower(content),'abc')
        toupper(content) eq 'ABC' <=> - ==> eq(toupper(content),'ABC')
        tolower(content) ne tolower(account/name) <=> - ==> ne(tolower(content),tolower(account.name))
        toupper(account/name) in ('ABC','B') <=> - ==> in(toupper(account.name),('ABC','B'))
        contains(content,'é') <=> like(content,*é*) ==> like(content,'*é*')
        contains(content,'É') <=> like(content,*É*) ==> like(content,'*É*')
        contains(tolower(content),'é') <=> ilike(content,*é*) ==> ilike(content,'*é*')
        contains(toupper(content),'É') <=> ilike(content,*É*) ==> ilike(content,'*É*')
        startswith(tolower(content),'äpfel') <=> ilike(content,äpfel*) ==> ilike(content,'äpfel*')
        - <=> ilike(content,ÄPFEL) ==> ilike(content,'ÄPFEL')
        endswith(tolower(content),'σα') <=> ilike(content,*σα) ==> ilike(content,'*σα')
        endswith(toupper(account/name),'ΣΑ') <=> ilike(account.name,*ΣΑ) ==> ilike(account.name,'*ΣΑ')
        contains(tolower(content),'жук') <=> ilike(content,*жук*) ==> ilike(content,'*жук*')
        - <=> ilike(content,жУК*) ==> ilike(content,'жУК*')
        tolower(content) eq 'жук' <=> - ==> eq(tolower(content),'жук')
        toupper(content) eq 'ÄPFEL' <=> - ==> eq(toupper(content),'ÄPFEL')
        indexof(tolower(content),'ж') eq 0 <=> - ==> eq(indexof(tolower(content),'ж'),0)
        toupper(content) eq toupper('é') <=> - ==> eq(toupper(content),'É')
        tolower(toupper(content)) eq 'σα' <=> - ==> eq(tolower(toupper(content)),'σα')
        """;
}
