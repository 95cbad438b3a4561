namespace Commerce.Query.Tests.Table;

/// <summary>The functions of OData on texts.</summary>
internal static class FunctionRows
{
    public const string Text =
        """
        contains(content,'a') <=> like(content,*a*) ==> like(content,'*a*')
        CONTAINS(content,'a') <=> LIKE(Content,"*a*") ==> like(content,'*a*')
        startswith(content,'a') or endswith(content,'b') <=> like(content,a*)|like(content,*b)
            ==> or(like(content,'a*'),like(content,'*b'))
        contains(content,account/name) <=> - ==> contains(content,self(account.name))
        startswith(content,account/name) <=> - ==> startswith(content,self(account.name))
        endswith(account/name,content) <=> - ==> endswith(account.name,self(content))
        contains('abc',content) <=> - ==> contains('abc',self(content))
        startswith('abc',account/name) <=> - ==> startswith('abc',self(account.name))
        contains(content,'a') eq true <=> - ==> like(content,'*a*')
        toupper(trim(content)) eq 'ABC' <=> - ==> eq(toupper(trim(content)),'ABC')
        trim(content) eq 'x' <=> - ==> eq(trim(content),'x')
        trim(content) ne content <=> - ==> ne(trim(content),self(content))
        length(content) gt 5 <=> - ==> gt(length(content),5)
        length(content) gt 5.5 <=> - ==> gt(length(content),5)
        length(content) eq 1 <=> - ==> eq(length(content),1)
        length(account/name) ge 2 <=> - ==> ge(length(account.name),2)
        length(content) eq length(account/name) <=> - ==> eq(length(content),length(account.name))
        length(trim(content)) lt length(content) <=> - ==> lt(length(trim(content)),length(content))
        indexof(content,'b') ge 0 <=> - ==> ge(indexof(content,'b'),0)
        indexof(content,'b') eq -1 <=> - ==> eq(indexof(content,'b'),-1)
        indexof(content,'b') eq 2 <=> - ==> eq(indexof(content,'b'),2)
        indexof(account/name,'') eq 0 <=> - ==> eq(indexof(account.name,''),0)
        substring(content,1) eq 'bc' <=> - ==> eq(substring(content,1),'bc')
        substring(content,1,1) eq 'b' <=> - ==> eq(substring(content,1,1),'b')
        substring(content,1,1) eq '😀' <=> - ==> eq(substring(content,1,1),'😀')
        substring(account/name,99) eq '' <=> - ==> eq(substring(account.name,99),'')
        substring(account/name,0,0) eq '' <=> - ==> eq(substring(account.name,0,0),'')
        substring(account/name,1) eq '' <=> - ==> eq(substring(account.name,1),'')
        substring(content,seq) eq '' <=> - ==> eq(substring(content,seq),'')
        substring(content,0,read) eq 'a' <=> - ==> eq(substring(content,0,read),'a')
        substring(content,indexof(content,'b')) eq 'b' <=> - ==> eq(substring(content,indexof(content,'b')),'b')
        concat(content,'c') eq 'abc' <=> - ==> eq(concat(content,'c'),'abc')
        endswith(concat(concat(account/name,'|'),content),'|a') <=> -
            ==> like(concat(concat(account.name,'|'),content),'*|a')
        concat(account/name,account/name) eq account/name <=> -
            ==> eq(concat(account.name,account.name),self(account.name))
        contains(concat(content,account/name),'ab') <=> - ==> like(concat(content,account.name),'*ab*')
        startswith(substring(content,1),'b') <=> - ==> like(substring(content,1),'b*')
        length(concat(content,account/name)) div 2 eq length(content) <=> -
            ==> eq(integerdivide(length(concat(content,account.name)),2),length(content))
        """;
}
