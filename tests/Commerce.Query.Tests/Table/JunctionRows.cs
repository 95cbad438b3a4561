namespace Commerce.Query.Tests.Table;

/// <summary>Conditions joined: what binds tighter, and parentheses.</summary>
internal static class JunctionRows
{
    public const string Text =
        """
        seq eq 1 and type eq 'User' <=> seq=1,type=User ==> and(eq(seq,1),eq(type,User))
        seq gt 1 and seq lt 9 and type eq 'User' <=> gt(seq,1)&lt(seq,9)&type=User
            ==> and(gt(seq,1),lt(seq,9),eq(type,User))
        seq gt 1 and (seq lt 9 and type eq 'User') <=> gt(seq,1)&(lt(seq,9),type=User)
            ==> and(gt(seq,1),and(lt(seq,9),eq(type,User)))
        seq eq 1 or type eq 'System' <=> seq=1|type=System ==> or(eq(seq,1),eq(type,System))
        seq eq 1 or seq eq 2 or type eq 'System' <=> seq=1;seq=2;type=System ==> or(eq(seq,1),eq(seq,2),eq(type,System))
        seq eq 1 or (seq eq 2 or seq eq 3) <=> or(seq=1,or(seq=2,seq=3)) ==> or(eq(seq,1),or(eq(seq,2),eq(seq,3)))
        seq eq 1 or seq gt 5 and type eq 'User' <=> seq=1|gt(seq,5),type=User
            ==> or(eq(seq,1),and(gt(seq,5),eq(type,User)))
        seq gt 5 and type eq 'User' or seq eq 1 <=> gt(seq,5)&type=User;seq=1
            ==> or(and(gt(seq,5),eq(type,User)),eq(seq,1))
        (seq eq 1 or seq gt 5) and type eq 'User' <=> (seq=1|gt(seq,5))&type=User
            ==> and(or(eq(seq,1),gt(seq,5)),eq(type,User))
        type eq 'User' AND (seq eq 1 OR seq gt 5) <=> AND(type=User,seq=1|gt(seq,5))
            ==> and(eq(type,User),or(eq(seq,1),gt(seq,5)))
        (((((type eq 'User'))))) <=> (((((type=User))))) ==> eq(type,User)
        visibility/client or visibility/vendor and visibility/operations
            <=> or(visibility.client=true,visibility.vendor=true&visibility.operations=true)
            ==> or(eq(visibility.client,true),and(eq(visibility.vendor,true),eq(visibility.operations,true)))
        - <=> (seq=1,type=User);state=New ==> or(and(eq(seq,1),eq(type,User)),eq(state,New))
        - <=> (gt(seq,1)&lt(seq,9))&type=User ==> and(gt(seq,1),lt(seq,9),eq(type,User))
        - <=> gt(seq,1),lt(seq,9)&type=User ==> and(gt(seq,1),lt(seq,9),eq(type,User))
        - <=> and(type=User) ==> eq(type,User)
        - <=> or(gt(seq,1)&type=User,state=New) ==> or(and(gt(seq,1),eq(type,User)),eq(state,New))
        - <=> AND(gt(seq,1),lt(seq,9),type=User) ==> and(gt(seq,1),lt(seq,9),eq(type,User))
        - <=> not((gt(seq,1),type=User)) ==> not(and(gt(seq,1),eq(type,User)))
        read gt 1 or read le 1 <=> gt(read,1)|le(read,1) ==> or(gt(read,1),le(read,1))
        contains(account/name,'a') or flagged <=> like(account.name,*a*)|flagged=true
            ==> or(like(account.name,'*a*'),eq(flagged,true))
        @condition <=> - ==> or(gt(seq,5),eq(type,User))
        not (@condition) and seq gt -2 <=> - ==> and(not(or(gt(seq,5),eq(type,User))),gt(seq,-2))
        false or visibility/client <=> - ==> or(false(),eq(visibility.client,true))
        true and visibility/client <=> - ==> and(true(),eq(visibility.client,true))
        (seq gt 1) eq true <=> - ==> gt(seq,1)
        true <=> - ==> true()
        'a' lt 'b' <=> - ==> true()
        'a' ne 'a' <=> - ==> false()
        1 eq 1.5 <=> - ==> false()
        """;
}
